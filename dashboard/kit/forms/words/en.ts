/** Words of every form. */
export const words = {
  'error.email': 'Enter an address like anna@shop.example.',

  'form.save': 'Save changes',
  'form.saving': 'Saving…',
  'form.saved': 'Saved',
  'form.unsaved': 'Not saved yet',
  'form.discard': 'Discard',
  'form.invalid': 'Not saved: check the marked fields.',
  'form.failed': 'Not saved. {reason}',
  'form.required': 'Fill this in.',
  'form.tooLong': { one: 'At most {n} character.', other: 'At most {n} characters.' },
  'form.tooMany': { one: 'At most {n} entry.', other: 'At most {n} entries.' },
  'form.range': 'A whole number from {low} to {high}.',
  'form.line': 'Line {n}: {reason}',

  'leave.title': 'Leave without saving?',
  'leave.text': 'What you changed on this page is not saved yet.',
  'leave.go': 'Leave without saving',
  'leave.stay': 'Stay here',
  'confirm.cancel': 'Cancel',
  'confirm.type': 'Type “{name}” to confirm',
  'secret.once': 'This is shown only once. Copy it now and keep it somewhere safe.',
  'secret.done': 'Done',

  'site.timezone': 'Time zone',
  'newSite.timezone.hint': 'Days are counted in it. It cannot be changed later.',
} as const
