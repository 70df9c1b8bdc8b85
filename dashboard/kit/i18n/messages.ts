/** Forms by CLDR plural category, chosen by the parameter `n`. */
export interface Plural {
  one: string
  few?: string
  many?: string
  other: string
}

/** The English words of a feature: they say which keys there are, and what each takes. */
export type English = Readonly<Record<string, string | Readonly<Plural>>>

/** What a Slavic language has to provide: the keys of its English twin, all four plural forms. */
export type Slavic<Twin> = {
  [K in keyof Twin]: Twin[K] extends string ? string : Required<Plural>
}

type Placeholders<Text> = Text extends `${string}{${infer Name}}${infer Rest}`
  ? Name | Placeholders<Rest>
  : never

/** The placeholders of a message; a plural takes `n` as well. */
type Param<Message> = Message extends string
  ? Placeholders<Message>
  : Message extends { other: infer Text }
    ? Placeholders<Text> | 'n'
    : never

/** What a message is called with: nothing, where it has no placeholder. */
export type Args<Message, Value> = [Param<Message>] extends [never]
  ? []
  : [values: { [Name in Param<Message>]: Value }]

/** Keys of messages without placeholders. */
export type Plain<Twin> = {
  [K in keyof Twin & string]: [Param<Twin[K]>] extends [never] ? K : never
}[keyof Twin & string]
