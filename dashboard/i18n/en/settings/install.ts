/** Words of `/settings/install`. */
export const install = {
  'install.lead': 'How the question gets onto the pages of the shop.',
} as const
