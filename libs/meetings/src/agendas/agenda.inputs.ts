import { Inputs, Is } from '@samnav/platform';

const says = {
  title: 'What it is about.',
  description: 'What is to be talked about or decided.',
  minutesPlanned: 'How many minutes are meant for it, 1–1440.',
  presenterId: 'Who presents it.',
};

@Inputs('A new item of the agenda; it comes last.')
export class AddAgendaItemInput {
  @Is.id('The meeting.') meetingId: string;
  @Is.text({ max: 300, description: says.title }) title: string;
  @Is.text({ max: 5000, nullable: true, description: says.description }) description?: string | null;
  @Is.int({ min: 1, max: 1440, nullable: true, description: says.minutesPlanned }) minutesPlanned?: number | null;
  @Is.id(says.presenterId, { nullable: true }) presenterId?: string | null;
}

@Inputs('What to change of an item, or to write in the minutes under it; what is left out stays, null clears.')
export class UpdateAgendaItemInput {
  @Is.id('The item.') id: string;
  @Is.version('The version that you saw; if somebody has written in the same item since, the answer is a conflict with what stands there now.')
  expectedVersion: number;
  @Is.text({ max: 300, nullable: true, description: says.title }) title?: string | null;
  @Is.text({ max: 5000, nullable: true, description: says.description }) description?: string | null;
  @Is.int({ min: 1, max: 1440, nullable: true, description: says.minutesPlanned }) minutesPlanned?: number | null;
  @Is.id(says.presenterId, { nullable: true }) presenterId?: string | null;
  @Is.text({ max: 20000, nullable: true, description: 'What the minutes say of it.' }) notes?: string | null;
  @Is.flag({ nullable: true, description: 'Whether it is put off; the next meeting is then offered it.' }) postponed?: boolean | null;
}

@Inputs('Another place in the agenda for an item; the others move up or down.')
export class MoveAgendaItemInput {
  @Is.id('The item.') id: string;
  @Is.int({ min: 1, max: 999, description: 'Its new place, from 1; the last where there are not so many.' }) number: number;
}

@Inputs('An item to take off the agenda.')
export class RemoveAgendaItemInput {
  @Is.id('The item.') id: string;
  @Is.version() expectedVersion: number;
}

@Inputs('What earlier meetings left open, to be put on the agenda.')
export class CarryItemsInput {
  @Is.id('The meeting whose agenda they come to.') meetingId: string;
  @Is.ids({ max: 100, nullable: true, description: 'The items that were put off, of its `openItems`.' }) agendaItemIds?: string[] | null;
  @Is.ids({ max: 100, nullable: true, description: 'The action items that are not done, of its `openItems`.' }) actionItemIds?: string[] | null;
}

@Inputs('A document for an item: a file or an address.')
export class AddAgendaDocumentInput {
  @Is.id('The item.') agendaItemId: string;
  @Is.text({ max: 300, description: 'What it is called.' }) title: string;
  @Is.id('One’s uploaded file; whoever reads meetings may then read it.', { nullable: true }) fileId?: string | null;
  @Is.text({ max: 1000, nullable: true, description: 'Its address; begins with https://.' }) url?: string | null;
}

@Inputs('A document to take away.')
export class RemoveAgendaDocumentInput {
  @Is.id('The document.') id: string;
  @Is.version() expectedVersion: number;
}
