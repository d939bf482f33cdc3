import { registerEnumType } from '@nestjs/graphql';

export enum SampleMethod {
  random = 'random',
  byAmount = 'byAmount',
  byRisk = 'byRisk',
}
registerEnumType(SampleMethod, {
  name: 'SampleMethod',
  description: 'How the lines of a sample are chosen.',
  valuesMap: {
    random: { description: 'Every line is as likely (slumpvis).' },
    byAmount: { description: 'By every so many kronor: large amounts are likelier, those larger than the interval certain (efter belopp).' },
    byRisk: { description: 'Those with the most signs of risk first (efter risk).' },
  },
});

export enum RiskSign {
  noEvidence = 'noEvidence',
  largeShare = 'largeShare',
  ownWorkTime = 'ownWorkTime',
  notAtMeeting = 'notAtMeeting',
  noSupplier = 'noSupplier',
  lateBooking = 'lateBooking',
  lastDays = 'lastDays',
  roundAmount = 'roundAmount',
}

export enum ReviewOutcome {
  unseen = 'unseen',
  accepted = 'accepted',
  deducted = 'deducted',
  question = 'question',
}
registerEnumType(ReviewOutcome, {
  name: 'ReviewOutcome',
  description: 'What the reviewer says of a line.',
  valuesMap: {
    unseen: { description: 'Nothing yet (ej granskad).' },
    accepted: { description: 'It is accepted as claimed (godtagen).' },
    deducted: { description: 'A part or all of it is taken off (avdrag).' },
    question: { description: 'Something is missing; it is asked for with the completion (fråga).' },
  },
});

export enum ErrorType {
  notEligible = 'notEligible',
  outsidePeriod = 'outsidePeriod',
  missingEvidence = 'missingEvidence',
  insufficientEvidence = 'insufficientEvidence',
  wrongAmount = 'wrongAmount',
  doubleFunding = 'doubleFunding',
  procurement = 'procurement',
  vat = 'vat',
  timeNotCertified = 'timeNotCertified',
  wrongRate = 'wrongRate',
  publicity = 'publicity',
  other = 'other',
}
registerEnumType(ErrorType, {
  name: 'ErrorType',
  description: 'What is wrong with a cost.',
  valuesMap: {
    notEligible: { description: 'The decision does not cover it (ej stödberättigande).' },
    outsidePeriod: { description: 'It arose outside the period (utanför perioden).' },
    missingEvidence: { description: 'There is no voucher or certificate (underlag saknas).' },
    insufficientEvidence: { description: 'The evidence does not show what it was for (otillräckligt underlag).' },
    wrongAmount: { description: 'The evidence says another amount (fel belopp).' },
    doubleFunding: { description: 'Somebody else pays it too (dubbelfinansiering).' },
    procurement: { description: 'It was not procured as the law asks (upphandling).' },
    vat: { description: 'Value added tax that the beneficiary gets back (moms).' },
    timeNotCertified: { description: 'Hours that nobody but the person certified (ej intygad tid).' },
    wrongRate: { description: 'The hourly rate or flat rate is not the decision’s (fel timkostnad eller schablon).' },
    publicity: { description: 'The funder’s share was not told of (informationskrav).' },
    other: { description: 'Something else, told in the reason (annat).' },
  },
});

export enum ReviewDecision {
  approved = 'approved',
  approvedWithDeductions = 'approvedWithDeductions',
  rejected = 'rejected',
}
registerEnumType(ReviewDecision, {
  name: 'ReviewDecision',
  description: 'What the funder decided of a claim.',
  valuesMap: {
    approved: { description: 'All of it (beviljad).' },
    approvedWithDeductions: { description: 'Less what was taken off (beviljad med avdrag).' },
    rejected: { description: 'Nothing (avslagen).' },
  },
});

export enum FindingKind {
  question = 'question',
  observation = 'observation',
  correction = 'correction',
}
registerEnumType(FindingKind, {
  name: 'FindingKind',
  description: 'What a finding is.',
  valuesMap: {
    question: { description: 'Something that the project is to answer (fråga).' },
    observation: { description: 'Something that the project is to know (iakttagelse).' },
    correction: { description: 'An amount taken off after the decision (rättelse).' },
  },
});

export enum FindingState {
  open = 'open',
  answered = 'answered',
  closed = 'closed',
}
registerEnumType(FindingState, {
  name: 'FindingState',
  description: 'How far a finding has come.',
  valuesMap: {
    open: { description: 'The project has not answered (obesvarad).' },
    answered: { description: 'The project has answered (besvarad).' },
    closed: { description: 'The funder is done with it (avslutad).' },
  },
});
