'use client'
import { useId, useState, type FormEvent, type ReactElement, type ReactNode } from 'react'
import { Foreign } from '../internal/Foreign.tsx'
import { fillMessage } from '../messages/describe/fillMessage.tsx'
import { checkField, type AskedField, type FieldMistake } from './checkField.ts'
import type { ValidationWords } from './words/ValidationWords.ts'

export interface FieldsFormProps {
  fields: readonly AskedField[]
  words: ValidationWords
  /** What a browser may fill in by itself: a code that was sent to the phone, and nothing else of the bank's. */
  autoComplete: 'off' | 'one-time-code'
  check?: ((field: AskedField, value: string) => FieldMistake | null) | undefined
  /** Only of the fields that have a value. */
  onAnswer: (values: Record<string, string>) => void
  children?: ReactNode
}

/** Asks what a bank wants to know. The values stay in the form until they are sent, and go with it. */
export function FieldsForm({
  fields,
  words,
  autoComplete,
  check = checkField,
  onAnswer,
  children,
}: FieldsFormProps): ReactElement {
  const id = useId()
  const [mistakes, setMistakes] = useState<Readonly<Record<string, FieldMistake>>>({})

  function submit(event: FormEvent<HTMLFormElement>): void {
    event.preventDefault()
    const form = event.currentTarget
    const given = new FormData(form)
    const values: Record<string, string> = {}
    const found: Record<string, FieldMistake> = {}
    fields.forEach((field, index) => {
      const text = given.get(String(index))
      const value = typeof text === 'string' ? text.trim() : ''
      const mistake = check(field, value)
      if (mistake) found[field.name] = mistake
      else if (value !== '') values[field.name] = value
    })
    setMistakes(found)
    const first = fields.findIndex(({ name }) => found[name])
    if (first === -1) onAnswer(values)
    else (form.elements.namedItem(String(first)) as HTMLElement | null)?.focus()
  }

  return (
    <form noValidate autoComplete="off" onSubmit={submit}>
      {fields.map((field, index) => {
        const mistake = mistakes[field.name]
        const own = `${id}${index}`
        const label = <Foreign>{field.label ?? field.name}</Foreign>
        const control = {
          id: own,
          // Not the bank's name of it, which a browser could remember.
          name: String(index),
          className: 'powens-pay-search',
          required: field.required ?? false,
          'aria-invalid': mistake !== undefined,
          'aria-describedby': mistake && `${own}e`,
        }
        return (
          <p key={field.name} className="powens-pay-validation-field">
            <label htmlFor={own}>
              {field.required ? label : fillMessage(words.optional, { field: label })}
            </label>
            {field.type === 'list' ? (
              <select {...control} defaultValue={typeof field.default === 'string' ? field.default : ''}>
                <option value="">{words.choose}</option>
                {field.values?.map(({ label: text, value }) => (
                  <option key={value} value={value}>
                    {text ?? value}
                  </option>
                ))}
              </select>
            ) : (
              <input
                {...control}
                type={field.type === 'date' || field.type === 'password' ? field.type : 'text'}
                // A password manager would keep the bank's password for the shop.
                autoComplete={field.type === 'password' ? 'off' : autoComplete}
                autoCapitalize="off"
                spellCheck={false}
                data-1p-ignore=""
                data-lpignore="true"
                defaultValue={typeof field.default === 'string' ? field.default : ''}
              />
            )}
            {mistake && (
              <span id={`${own}e`} className="powens-pay-validation-mistake">
                {words[mistake]}
              </span>
            )}
          </p>
        )
      })}
      {children}
      <button type="submit" className="powens-pay-button" data-block="">
        {words.next}
      </button>
    </form>
  )
}
