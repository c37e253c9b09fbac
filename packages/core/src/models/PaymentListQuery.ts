import type { PaymentErrorCode } from '../vocabulary/errorCodes.ts'
import type { ExecutionDateType } from '../vocabulary/executionDates.ts'
import type { Open } from '../vocabulary/Open.ts'
import type { PaymentDateFilter, PaymentOrder } from '../vocabulary/paymentLists.ts'
import type { PaymentState } from '../vocabulary/states.ts'

/** What `GET /payments` can filter and sort by. (docs/powens.md#list-payments) */
export interface PaymentListQuery {
  show_sensitive?: boolean | undefined
  /** At most 1000. */
  limit?: number | undefined
  offset?: number | undefined
  /** Which order is the default is not documented. */
  reverse?: boolean | undefined
  /** The date that `min_date` and `max_date` are about. */
  filter?: PaymentDateFilter | undefined
  /** `YYYY-MM-DD`, `YYYY-MM` or `YYYY`, inclusive. */
  min_date?: string | undefined
  /** As `min_date`, exclusive. */
  max_date?: string | undefined
  /** `'null'`: payments without a bank. */
  connector_uuid?: string | undefined
  /** `'null'`: payments without a bank. */
  id_connector?: number | 'null' | undefined
  id_connector_source?: number | undefined
  state?: Open<PaymentState> | undefined
  error_code?: Open<PaymentErrorCode> | undefined
  bank_payment_id?: string | undefined
  website?: string | undefined
  payer_identification?: string | undefined
  beneficiary_identification?: string | undefined
  reference_id?: string | undefined
  execution_date_type?: Open<ExecutionDateType> | undefined
  order_by?: PaymentOrder | undefined
  /** Comma-separated. */
  country?: string | undefined
}
