/** One of each part that has colours of its own, as the components draw it. */
export const parts = `
  <button type="button" class="powens-pay-button">Pay by bank transfer</button>
  <button type="button" class="powens-pay-secondary">Cancel payment</button>
  <div role="status" class="powens-pay-announcement" data-error>The bank could not be reached.</div>
  <output class="powens-pay-announcement" data-bucket="paid"><b class="powens-pay-bold">Paid</b></output>
  <fieldset class="powens-pay-question"><legend class="powens-pay-legend">Cancel this payment?</legend></fieldset>
  <button type="button" class="powens-pay-secondary" data-danger>Yes, cancel</button>
  ${['paid', 'in_progress', 'at_risk', 'not_paid', 'cannot_tell'].map(status).join('')}
  <div class="powens-pay-resume" data-resumable>
    <div class="powens-pay-resume-words"><p class="powens-pay-status-title">Not approved yet</p></div>
  </div>
  <div class="powens-pay-handoff" data-status="open">
    <div class="powens-pay-handoff-words"><p>Scan this code with your phone.</p></div>
  </div>
  <div class="powens-pay-connectors" data-status="success">
    <input type="search" class="powens-pay-search" value="Horizon" aria-label="Search" />
    <p class="powens-pay-connectors-title">Most used</p>
    <ul>
      <li class="powens-pay-connector-row">
        <button type="button" class="powens-pay-connector" aria-pressed="true">
          <svg class="powens-pay-initials" viewBox="0 0 40 40" aria-hidden="true"><rect width="40" height="40" /></svg>
          <span class="powens-pay-connector-name">Banque Horizon</span>
        </button>
        <span class="powens-pay-connector-reason">This bank usually allows less.</span>
      </li>
      <li class="powens-pay-connector-row">
        <button type="button" class="powens-pay-connector" aria-disabled="true">
          <svg class="powens-pay-initials" viewBox="0 0 40 40" aria-hidden="true"><rect width="40" height="40" /></svg>
          <span class="powens-pay-connector-name">Banque Close</span>
        </button>
        <span class="powens-pay-connector-reason">Not available for this payment</span>
      </li>
    </ul>
  </div>`

function status(bucket: string): string {
  return `
  <div class="powens-pay-status" data-status="known" data-bucket="${bucket}">
    <div class="powens-pay-status-words">
      <p class="powens-pay-status-title">Payment received</p>
      <p class="powens-pay-status-note">This page updates automatically.</p>
    </div>
    <dl class="powens-pay-facts"><div><dt class="powens-pay-term">Paid to</dt><dd class="powens-pay-fact">Bakery</dd></div></dl>
  </div>`
}
