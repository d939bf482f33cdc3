import { registerEnumType } from '@nestjs/graphql';

export enum PaymentClaimState {
  draft = 'draft',
  approved = 'approved',
  submitted = 'submitted',
  completionAsked = 'completionAsked',
  resubmitted = 'resubmitted',
  approvedByFunder = 'approvedByFunder',
  approvedWithDeductions = 'approvedWithDeductions',
  rejected = 'rejected',
  paid = 'paid',
  withdrawn = 'withdrawn',
}
registerEnumType(PaymentClaimState, {
  name: 'PaymentClaimState',
  description: 'How far a claim has come.',
  valuesMap: {
    draft: { description: 'Being prepared (utkast).' },
    approved: { description: 'Approved by a second person; it waits for a signature (godkänd internt).' },
    submitted: { description: 'Signed and handed in; the funder examines it (inlämnad).' },
    completionAsked: { description: 'The funder asks for something more (komplettering begärd).' },
    resubmitted: { description: 'Completed and signed again (kompletterad).' },
    approvedByFunder: { description: 'Approved by the funder in full (beviljad).' },
    approvedWithDeductions: { description: 'Approved by the funder, with deductions (beviljad med avdrag).' },
    rejected: { description: 'Refused by the funder; what it took may be claimed again (avslagen).' },
    paid: { description: 'Paid (utbetald).' },
    withdrawn: { description: 'Taken back by the project; what it took may be claimed again (återtagen).' },
  },
});

export enum ClaimLineKind {
  cost = 'cost',
  inKind = 'inKind',
  flatRate = 'flatRate',
  income = 'income',
}
registerEnumType(ClaimLineKind, {
  name: 'ClaimLineKind',
  description: 'What a line of a claim is.',
  valuesMap: {
    cost: { description: 'Money that was spent (kostnad).' },
    inKind: { description: 'Own staff’s certified time, which is no money (bidrag i annat än pengar).' },
    flatRate: { description: 'A share of other costs by the grant’s rule, without vouchers (schablon).' },
    income: { description: 'Money that came in, taken off the costs (projektintäkt).' },
  },
});

export enum ClaimExclusion {
  outsideEligiblePeriod = 'outsideEligiblePeriod',
  categoryNotCovered = 'categoryNotCovered',
  coveredByFlatRate = 'coveredByFlatRate',
  vat = 'vat',
  deducted = 'deducted',
}
registerEnumType(ClaimExclusion, {
  name: 'ClaimExclusion',
  description: 'Why all or a part of a line is not claimed.',
  valuesMap: {
    outsideEligiblePeriod: { description: 'Spent outside the period of the grant.' },
    categoryNotCovered: { description: 'The grant does not cover the cost category.' },
    coveredByFlatRate: { description: 'A flat rate of the grant stands for it.' },
    vat: { description: 'Value added tax that the beneficiary gets back.' },
    deducted: { description: 'The reversal of what the funder has taken off already.' },
  },
});

export enum ClaimSectionKind {
  overall = 'overall',
  methodsAndOrganisation = 'methodsAndOrganisation',
  activities = 'activities',
  results = 'results',
}
registerEnumType(ClaimSectionKind, {
  name: 'ClaimSectionKind',
  description: 'The parts of a status report (lägesrapport).',
  valuesMap: {
    overall: { description: 'How the project stands as a whole (samlad bild).' },
    methodsAndOrganisation: { description: 'How it works, and what has changed (metod och organisation).' },
    activities: { description: 'What has been done (aktiviteter).' },
    results: { description: 'What has come of it, by its targets (resultat).' },
  },
});

/** Called as in the rules of kind `attachment`. */
export enum ClaimAttachmentKind {
  ledgerExtract = 'ledgerExtract',
  voucher = 'voucher',
  timeReport = 'timeReport',
  salaryEvidence = 'salaryEvidence',
  fixedShareCertificate = 'fixedShareCertificate',
  attendanceList = 'attendanceList',
  procurement = 'procurement',
  coFinancingEvidence = 'coFinancingEvidence',
  controllerCertificate = 'controllerCertificate',
  finalReport = 'finalReport',
  other = 'other',
}
registerEnumType(ClaimAttachmentKind, {
  name: 'ClaimAttachmentKind',
  description: 'What an attachment of a claim is.',
  valuesMap: {
    ledgerExtract: { description: 'An extract of the beneficiary’s own ledger (huvudboksutdrag).' },
    voucher: { description: 'Vouchers: invoices, receipts (verifikationer).' },
    timeReport: { description: 'Certified time reports (tidredovisning).' },
    salaryEvidence: { description: 'What hourly rates are worked out from (underlag för lön).' },
    fixedShareCertificate: { description: 'A certificate of a fixed share of employment (intyg om fast andel).' },
    attendanceList: { description: 'Lists of attendance (deltagarlistor).' },
    procurement: { description: 'That a purchase was procured (upphandlingsunderlag).' },
    coFinancingEvidence: { description: 'That co-financing is paid in (underlag för medfinansiering).' },
    controllerCertificate: { description: 'A controller’s or auditor’s certificate (intyg från kontrollant eller revisor).' },
    finalReport: { description: 'The final report’s text (slutrapport).' },
    other: { description: 'Something else.' },
  },
});
