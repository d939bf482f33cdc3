import { Resolver } from '@nestjs/graphql';
import { Input, InTx, Tx, Verb } from '@samnav/platform';
import { CreatePersonInput, EndPersonInput, Person, UpdatePersonInput } from './person.entity.ts';
import { PersonService } from './person.service.ts';

@Resolver()
export class PersonResolver {
  constructor(private readonly people: PersonService) {}

  @Verb('person.create', { person: () => Person }, 'Records a person.')
  async createPerson(@InTx() tx: Tx, @Input() input: CreatePersonInput) {
    return { person: await this.people.create(tx, input) };
  }

  @Verb(
    'person.update',
    { person: () => Person },
    'Changes what is known of a person; everybody may change their own name, address, telephone and title.',
  )
  async updatePerson(@InTx() tx: Tx, @Input() input: UpdatePersonInput) {
    return { person: await this.people.update(tx, input) };
  }

  @Verb(
    'person.end',
    { person: () => Person },
    'Says that a person leaves, and by which last day: somebody else is asked to take over each of their open deadlines.',
  )
  async endPerson(@InTx() tx: Tx, @Input() input: EndPersonInput) {
    return { person: await this.people.end(tx, input) };
  }
}
