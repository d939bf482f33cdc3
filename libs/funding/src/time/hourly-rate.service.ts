import { Injectable } from '@nestjs/common';
import { access } from '@samnav/platform';
import type { Tx } from '@samnav/platform';
import { Person } from '@samnav/networks';
import { Project } from '@samnav/projects';
import { firstHourlyRate } from '../rules/hourly-rate.ts';
import { HourlyRate } from './hourly-rate.entity.ts';
import type { SetHourlyRateInput } from './hourly-rate.entity.ts';
import { RateUnclear, RateUsed } from './refusals.ts';
import { lockTimeOf } from './shares.ts';
import { timeRulesOf } from './time-rules.ts';

/** What hours cost: fixed per person from the first month on, and raised as the funder's rule says. */
@Injectable()
export class HourlyRateService {
  async set(tx: Tx, input: SetHourlyRateInput & { source?: string }): Promise<string> {
    const project = await tx.find(Project, input.projectId, ['projectId']);
    const person = await tx.find(Person, input.personId, ['personId']);
    access.require(tx.scope, 'hourlyRate.set', { projectId: project.id, municipalityId: person.municipalityId });
    const values = await this.worked(tx, project.id, input);
    await lockTimeOf(tx, person.id); // what is being certified by the rate before
    const [there] = await tx.rows(HourlyRate).findBy({ projectId: project.id, personId: person.id, startsOn: input.startsOn });
    if (!there) {
      const own = { projectId: project.id, personId: person.id, municipalityId: person.municipalityId, startsOn: input.startsOn };
      await this.mustBeUnused(tx, own);
      return tx.create(HourlyRate, { ...own, ...values, source: input.source }, 'hourlyRate.set');
    }
    await this.mustBeUnused(tx, there);
    await tx.change(HourlyRate, there.id, null, values, 'hourlyRate.set');
    return there.id;
  }

  private async worked(tx: Tx, projectId: string, input: SetHourlyRateInput) {
    const rules = await timeRulesOf(tx, projectId, input.startsOn);
    const { monthlySalary = null } = input;
    const decided = rules.orePerHour && monthlySalary === null ? BigInt(rules.orePerHour) : null;
    const named = input.hourly ?? decided;
    if ((monthlySalary === null) === (named === null) || (monthlySalary ?? named)! <= 0n) throw new RateUnclear({}, ['input', 'monthlySalary']);
    const annualMinutes = input.annualHours ? input.annualHours * 60 : rules.annualMinutes;
    const indexBp = input.indexBp ?? rules.indexBp;
    const everyMonths = indexBp === 0 ? null : (input.everyMonths ?? rules.everyMonths);
    const hourly = monthlySalary === null ? named! : firstHourlyRate(monthlySalary, { annualMinutes });
    const rule = monthlySalary === null ? 'hourly amount of the decision' : `monthly salary × 12 / ${annualMinutes / 60} h`;
    return { monthlySalary, annualMinutes, hourly, indexBp, everyMonths, rule };
  }

  /** Certified time of its days, as long as no later rate takes over, was valued by what held before. */
  private async mustBeUnused(tx: Tx, rate: Pick<HourlyRate, 'projectId' | 'personId' | 'startsOn'>): Promise<void> {
    const [used] = await tx.sql(
      `select from time_entry e where e.tenant_id = current_tenant() and e.project_id = $1 and e.person_id = $2 and e.certified_at is not null and e.worked_on >= $3
         and not exists (select from hourly_rate r where r.tenant_id = e.tenant_id and r.project_id = e.project_id and r.person_id = e.person_id
           and r.starts_on > $3 and r.starts_on <= e.worked_on) limit 1`,
      [rate.projectId, rate.personId, rate.startsOn],
    );
    if (used) throw new RateUsed({}, ['input', 'startsOn']);
  }
}

/** What an hour of a person costs in a project on a day, in öre; null where nothing is set for it. */
export async function hourlyOn(tx: Tx, projectId: string, personId: string, day: string): Promise<bigint | null> {
  const [row] = await tx.sql<{ hourly: string }>(
    `select hourly_on(hourly_ore, index_bp, every_months, starts_on, $3::date)::text as hourly from hourly_rate
     where tenant_id = current_tenant() and project_id = $1 and person_id = $2 and starts_on <= $3 order by starts_on desc limit 1`,
    [projectId, personId, day],
  );
  return row ? BigInt(row.hourly) : null;
}
