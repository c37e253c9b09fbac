import type { Bank } from '../../engine/Bank.ts'
import { isHidden } from '../../engine/World.ts'
import { isCompatible } from '../../powens/connectors/findIncompatibilities.ts'
import { html, type Markup } from '../html.ts'
import { getTexts } from '../languages.ts'
import { initials, layout } from '../layout.ts'
import { summary, cancelForm } from './parts.ts'
import { withParameter, type Visit } from './Visit.ts'

/** The list of banks: those that can carry the payment, most used first, and the others greyed. */
export function banksPage(visit: Visit): Markup {
  const { world, record, language, url, stylesheet } = visit
  const texts = getTexts(language)
  const search = url.searchParams.get('search') ?? ''
  const found = world.banks
    .filter((bank) => !isHidden(world, bank) && fold(bank.name).includes(fold(search)))
    .toSorted((left, right) => right.popularity - left.popularity)
  const fits = (bank: Bank) => isCompatible(bank, record, world.clock.now())
  const kept = [...url.searchParams].filter(([name]) => name !== 'search' && name !== 'bank')

  const main = html`
    ${summary(visit)}
    <h1>${texts.chooseBank}</h1>
    <form class="search" method="get" action="${url.pathname}" role="search">
      ${kept.map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}" />`)}
      <label for="search">${texts.search}</label>
      <div class="row">
        <input id="search" name="search" type="search" value="${search}" autocomplete="off" />
        <button class="quiet">${texts.find}</button>
      </div>
    </form>
    ${found.length === 0 && html`<p class="hint">${texts.noBank}</p>`}
    <ul class="banks">
      ${found.filter(fits).map(
        (bank) =>
          html`<li>
            <a
              class="choice bank-${bank.slug}"
              href="${withParameter(visit, 'bank', bank.uuid)}"
              data-bank="${bank.uuid}"
            >
              <span class="mark" aria-hidden="true">${initials(bank.name)}</span>
              <span>${bank.name}</span>
            </a>
          </li>`,
      )}
      ${found
        .filter((bank) => !fits(bank))
        .map(
          (bank) =>
            html`<li>
              <span class="choice" data-unavailable="">
                <span class="mark" aria-hidden="true">${initials(bank.name)}</span>
                <span>${bank.name}<small>${texts.unavailable}</small></span>
              </span>
            </li>`,
        )}
    </ul>
    ${search !== '' && html`<p><a href="${withParameter(visit, 'search', null)}">${texts.allBanks}</a></p>`}
    ${cancelForm(visit)}
  `
  return layout({ language, title: texts.chooseBank, name: 'banks', stylesheet, main })
}

/** Without accents and case, as people type. */
function fold(text: string): string {
  return text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase()
}
