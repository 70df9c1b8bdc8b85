import { ADVOCACY_MAP } from './advocacy/map.ts'
import { ADVOCACY_SURVEYS } from './advocacy/questions.ts'
import { EMPLOYEE_MAP } from './employee/map.ts'
import { EMPLOYEE_SURVEYS } from './employee/questions.ts'
import { ENQUIRY_MAP } from './enquiry/map.ts'
import { ENQUIRY_SURVEYS } from './enquiry/questions.ts'
import { LOYALTY_MAP } from './loyalty/map.ts'
import { LOYALTY_SURVEYS } from './loyalty/questions.ts'
import { RETURNS_MAP } from './returns/map.ts'
import { RETURNS_SURVEYS } from './returns/questions.ts'
import { SHOP_MAP } from './shop/map.ts'
import { SHOP_SURVEYS } from './shop/surveys.ts'
import type { Templates } from './parts.ts'

/** All that a site may start from: the build writes it into a file, which the Worker reads when it is asked. */
export const ALL_TEMPLATES: Templates = {
  shop: { map: SHOP_MAP, surveys: SHOP_SURVEYS },
  advocacy: { map: ADVOCACY_MAP, surveys: ADVOCACY_SURVEYS },
  loyalty: { map: LOYALTY_MAP, surveys: LOYALTY_SURVEYS },
  enquiry: { map: ENQUIRY_MAP, surveys: ENQUIRY_SURVEYS },
  returns: { map: RETURNS_MAP, surveys: RETURNS_SURVEYS },
  employee: { map: EMPLOYEE_MAP, surveys: EMPLOYEE_SURVEYS },
}
