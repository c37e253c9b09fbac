'use client'
import type { ConnectorView, PaymentError } from '@powens-pay/core'
import { useQuery, useQueryClient, type UseQueryResult } from '@tanstack/react-query'
import { usePaymentContext, type OrderOption } from '../provider/usePaymentContext.ts'
import { connectorsQueryOptions } from '../query/connectorsQueryOptions.ts'
import { scopeQueryKey } from '../query/scopeQueryKey.ts'

/** The banks an order can be paid from, the most used first. */
export function useConnectors<Input = unknown>({
  input,
  client: given,
}: OrderOption<Input>): UseQueryResult<ConnectorView[], PaymentError> {
  const { client } = usePaymentContext('useConnectors', given)
  const queryClient = useQueryClient()
  const options = connectorsQueryOptions(client, input)
  return useQuery({ ...options, queryKey: scopeQueryKey(queryClient, client, options.queryKey) })
}
