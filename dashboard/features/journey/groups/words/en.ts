/** Words of curves by group. */
export const words = {
  'groups.by': 'Side by side',
  'groups.segment': 'Segments',
  'groups.persona': 'Personas',
  'groups.title.segment': 'The curve of each segment',
  'groups.title.persona': 'The curve of each persona',
  'groups.lead': {
    one: '{n} answer of {instrument}, {range}. Who answers differs from stage to stage; what a segment feels at the same touchpoints is tested under Opportunities.',
    other:
      '{n} answers of {instrument}, {range}. Who answers differs from stage to stage; what a segment feels at the same touchpoints is tested under Opportunities.',
  },
  'groups.others': {
    one: '{n} answer of another kind is in none of them.',
    other: '{n} answers of other kinds are in none of them.',
  },
  'groups.left': {
    one: '{n} smaller group is not drawn.',
    other: '{n} smaller groups are not drawn.',
  },
  'groups.none': 'Nobody has answered in these days.',
  'groups.stage': 'Stage',
} as const
