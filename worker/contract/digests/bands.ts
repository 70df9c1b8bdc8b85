/** What an answer felt like: below 0, exactly 0, above 0 on −100…100. */
export const BANDS = ['unhappy', 'middling', 'happy'] as const
