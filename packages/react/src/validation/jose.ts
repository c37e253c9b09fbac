/** The pieces of jose that a page needs, in a part that is loaded when a bank asks for a field. */
export { CompactEncrypt } from 'jose/jwe/compact/encrypt'
export { importJWK } from 'jose/key/import'
