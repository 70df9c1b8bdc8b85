import type { WidgetStrings } from '#contract/collect/config.ts'

export const ar: WidgetStrings = {
  faces: ['سيئ جدًا', 'سيئ', 'مقبول', 'جيد', 'جيد جدًا'],
  expectation: ['أسوأ من المتوقع', 'كما هو متوقع', 'أفضل من المتوقع'],
  yes: 'نعم',
  no: 'لا',
  ends: {
    csat: ['غير راضٍ تمامًا', 'راضٍ تمامًا'],
    nps: ['غير محتمل إطلاقًا', 'محتمل جدًا'],
    ces: ['لا أوافق بشدة', 'أوافق بشدة'],
    effort: ['سهل جدًا', 'صعب جدًا'],
  },
  send: 'إرسال',
  close: 'إغلاق',
  tellMore: 'أخبرنا المزيد (اختياري)',
  thanks: 'شكرًا لك!',
  newQuestion: 'سؤال قصير:',
  chooseFirst: 'يرجى اختيار إجابة أولًا.',
  writeFirst: 'يرجى كتابة بضع كلمات أولًا.',
  savedForLater: 'تم الحفظ. سيُرسل عند عودة الاتصال.',
  region: 'رأيك',
}
