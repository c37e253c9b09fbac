import { deleteWebhookAuth } from './deleteWebhookAuth.ts'
import { getConfig } from './getConfig.ts'
import { getConfigLogs } from './getConfigLogs.ts'
import { getConnector } from './getConnector.ts'
import { getBanks, getConnectors, getProviders } from './getConnectors.ts'
import { getIncompatibilities } from './getIncompatibilities.ts'
import { getPayment } from './getPayment.ts'
import { getPayments } from './getPayments.ts'
import { getPaymentTerms } from './getPaymentTerms.ts'
import { getPublicKey } from './getPublicKey.ts'
import { getSignKey } from './getSignKey.ts'
import { getSignKeys } from './getSignKeys.ts'
import { getSource } from './getSource.ts'
import { getSources } from './getSources.ts'
import { getTerms } from './getTerms.ts'
import { getWebhookAuths } from './getWebhookAuths.ts'
import { patchConnectors } from './patchConnectors.ts'
import { postConfig } from './postConfig.ts'
import { postPayment } from './postPayment.ts'
import { postPaymentTerms } from './postPaymentTerms.ts'
import { postScopedToken } from './postScopedToken.ts'
import { postToken } from './postToken.ts'
import { postWebhookAuth } from './postWebhookAuth.ts'
import { putConnector } from './putConnector.ts'
import type { Route } from './route.ts'
import { updatePayment } from './updatePayment.ts'

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
  patchConnectors,
  getConnector,
  putConnector,
  getSources,
  getSource,
  getBanks,
  getProviders,
  getPublicKey,
  getSignKeys,
  getSignKey,
  getConfig,
  postConfig,
  getConfigLogs,
  getWebhookAuths,
  postWebhookAuth,
  deleteWebhookAuth,
]
