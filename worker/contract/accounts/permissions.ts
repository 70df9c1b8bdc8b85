import * as z from 'zod'
import { KEY_SCOPES, PERMISSIONS, ROLES } from '#contract/rights.ts'

export const permissionSchema = z.enum(PERMISSIONS)
export const roleSchema = z.enum(ROLES)
export const keyScopeSchema = z.enum(KEY_SCOPES)
