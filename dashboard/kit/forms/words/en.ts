/** Words of every form. */
export const words = {
  'error.email': 'This is no e-mail address.',

  'form.save': 'Save changes',
  'form.saving': 'Saving…',
  'form.saved': 'Saved',
  'form.unsaved': 'Not saved yet',
  'form.discard': 'Discard',
  'form.invalid': 'Not saved: something needs another look.',
  'form.failed': 'Not saved. {reason}',
  'form.required': 'Fill this in.',
  'form.tooLong': { one: 'At most {n} character.', other: 'At most {n} characters.' },
  'form.tooMany': { one: 'At most {n} entry.', other: 'At most {n} entries.' },
  'form.range': 'A whole number from {low} to {high}.',
  'form.line': 'Line {n}: {reason}',
  'form.handle': '“{text}” does not work: use small letters a–z, digits, “-” and “_”.',

  'leave.title': 'Leave without saving?',
  'leave.text': 'What you changed on this page is not saved yet.',
  'leave.go': 'Leave without saving',
  'leave.stay': 'Stay here',
  'confirm.cancel': 'Cancel',
  'confirm.type': 'Type “{name}” to go on',
  'secret.once': 'This is shown only once. Copy it now and keep it in a safe place.',
  'secret.done': 'I have kept it',

  'site.timezone': 'Time zone',
  'newSite.timezone.hint': 'Days are counted in it. It cannot be changed later.',
} as const
