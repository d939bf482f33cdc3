import { ID, Resolver } from '@nestjs/graphql';
import { Input, InTx, Tx, Verb } from '@samnav/platform';
import { AgendaDocument, AgendaItem } from './agenda.entity.ts';
import {
  AddAgendaDocumentInput,
  AddAgendaItemInput,
  CarryItemsInput,
  MoveAgendaItemInput,
  RemoveAgendaDocumentInput,
  RemoveAgendaItemInput,
  UpdateAgendaItemInput,
} from './agenda.inputs.ts';
import { AgendaService } from './agenda.service.ts';

@Resolver()
export class AgendaResolver {
  constructor(private readonly agendas: AgendaService) {}

  @Verb('agenda.update', { agendaItem: () => AgendaItem }, 'Puts an item last on the agenda of a meeting.')
  async addAgendaItem(@InTx() tx: Tx, @Input() input: AddAgendaItemInput) {
    return { agendaItem: await this.agendas.add(tx, input) };
  }

  @Verb('agenda.update', { agendaItem: () => AgendaItem }, 'Changes an item of the agenda, or what the minutes say of it.')
  async updateAgendaItem(@InTx() tx: Tx, @Input() input: UpdateAgendaItemInput) {
    return { agendaItem: await this.agendas.update(tx, input) };
  }

  @Verb('agenda.update', { agendaItem: () => AgendaItem }, 'Gives an item another place in the agenda; nobody’s writing in it is disturbed.')
  async moveAgendaItem(@InTx() tx: Tx, @Input() input: MoveAgendaItemInput) {
    return { agendaItem: await this.agendas.move(tx, input) };
  }

  @Verb('agenda.update', { removedId: () => ID }, 'Takes an item off the agenda; refused where something was decided or taken on under it.')
  async removeAgendaItem(@InTx() tx: Tx, @Input() input: RemoveAgendaItemInput) {
    await this.agendas.remove(tx, input);
    return { removedId: input.id };
  }

  @Verb('agenda.update', { agendaItems: () => [AgendaItem] }, 'Puts what earlier meetings left open on the agenda.')
  async carryItems(@InTx() tx: Tx, @Input() input: CarryItemsInput) {
    return { agendaItems: await this.agendas.carry(tx, input) };
  }

  @Verb('agenda.update', { agendaDocument: () => AgendaDocument }, 'Puts a document with an item of the agenda.')
  async addAgendaDocument(@InTx() tx: Tx, @Input() input: AddAgendaDocumentInput) {
    return { agendaDocument: await this.agendas.addDocument(tx, input) };
  }

  @Verb('agenda.update', { removedId: () => ID }, 'Takes a document away from the agenda; the file itself stays its owner’s.')
  async removeAgendaDocument(@InTx() tx: Tx, @Input() input: RemoveAgendaDocumentInput) {
    await this.agendas.removeDocument(tx, input);
    return { removedId: input.id };
  }
}
