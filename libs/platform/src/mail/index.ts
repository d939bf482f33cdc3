export { DevMailModule } from './dev-mail.controller.ts';
export { definedLetters, defineLetter, onMailEnded } from './letter.ts';
export type { Attachment, Letter, LetterList, LetterText, MailOutcome, WrittenMail } from './letter.ts';
export { MailModule } from './mail.module.ts';
export { rescueMails } from './rescue-mails.ts';
export { queueMail, queueMails, sendMails } from './queue-mail.ts';
export type { MailOrder, Recipient } from './queue-mail.ts';
export { mailOfReturnPath, returnPathOf } from './return-path.ts';
export { escapeHtml, renderLetter } from './render.ts';
