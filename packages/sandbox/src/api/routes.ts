import type { Route } from '../http/route.ts'
import { getConfig, postConfig } from './configRoutes.ts'
import {
  getBanks,
  getConnector,
  getConnectors,
  getIncompatibilities,
  getProviders,
  getSource,
  getSources,
} from './getConnectors.ts'
import { getPayment } from './getPayment.ts'
import { getPayments } from './getPayments.ts'
import { getPublicKey, getSignKey, getSignKeys } from './keyRoutes.ts'
import { postPayment } from './postPayment.ts'
import { postScopedToken } from './postScopedToken.ts'
import { postToken } from './postToken.ts'
import { getPaymentTerms, getTerms, postPaymentTerms } from './termsRoutes.ts'
import { updatePayment } from './updatePayment.ts'
import { deleteWebhookAuth, getWebhookAuths, postWebhookAuth } from './webhookAuthRoutes.ts'

/** Every endpoint below `/2.0`. */
export const routes: readonly Route[] = [
  postToken,
  postPayment,
  getPayments,
  getPayment,
  updatePayment,
  postScopedToken,
  getIncompatibilities,
  getPaymentTerms,
  postPaymentTerms,
  getTerms,
  getConnectors,
  getConnector,
  getSources,
  getSource,
  getBanks,
  getProviders,
  getPublicKey,
  getSignKeys,
  getSignKey,
  getConfig,
  postConfig,
  getWebhookAuths,
  postWebhookAuth,
  deleteWebhookAuth,
]
