import { describe, expect, test } from '@jest/globals';
import { makeScope, NIL, roleNames } from '../database/scope.ts';
import type { Assignment, RoleName, Scope } from '../database/scope.ts';
import { can, cell, mayAnywhere, operations, reach, require } from './access.ts';
import { authorization } from './authorization.ts';
import type { Operation, Reach } from './authorization.ts';

const umea = '00000000-0000-7000-8000-000000000001';
const vindeln = '00000000-0000-7000-8000-000000000002';
const person = '00000000-0000-7000-8000-000000000003';

const scopeOf = (assignments: (Partial<Assignment> & { role: RoleName })[], more: Partial<Scope> = {}): Scope =>
  makeScope({
    tenantId: NIL,
    tenant: 'umearegionen',
    accountId: NIL,
    personId: person,
    now: '2026-03-01T08:00:00Z',
    assignments: assignments.map((a) => ({ municipalityId: null, workgroupId: null, projectId: null, ...a })),
    ...more,
  });

const rank: Record<Reach, number> = { none: 0, self: 1, workgroup: 2, project: 2, municipality: 3, all: 4 };
const exceeds = (role: RoleName, above: RoleName): Operation[] => operations.filter((op) => rank[cell(role, op)] > rank[cell(above, op)]);
const tenantRoles = roleNames.filter((role) => role !== 'funderAuditor' && role !== 'operator');

describe('the authorization table', () => {
  test('has a cell for every role in every row', () => {
    const rows = Object.values(authorization).flatMap((table) => Object.values(table) as Reach[][]);
    expect(rows.every((row) => row.length === roleNames.length && row.every((reach) => reach in rank))).toBe(true);
    expect(rows).toHaveLength(operations.length);
  });
  test('gives the coordinator at least what any role of the tenant has', () => {
    expect(tenantRoles.flatMap((role) => exceeds(role, 'regionCoordinator'))).toEqual(['paymentClaim.sign']); // signing is the signatory's alone
  });
  test('gives leaders at least what their members have, and everybody what a reader has', () => {
    expect([...exceeds('workgroupMember', 'workgroupLead'), ...exceeds('projectMember', 'projectManager')]).toEqual([]);
    expect(tenantRoles.flatMap((role) => exceeds('reader', role))).toEqual([]);
  });
  test('lets funders write reviews and findings alone, and operators into no tenant', () => {
    expect(operations.filter((op) => cell('funderAuditor', op) !== 'none')).toEqual([
      'viewer.read',
      'finding.raise',
      'finding.read',
      'funderEvent.read',
      'grant.read',
      'nameDisclosure.read',
      'nameDisclosure.request',
      'paymentClaim.read',
      'projectReport.read',
      'review.read',
      'review.write',
      'funder.read',
    ]);
    expect(operations.filter((op) => cell('operator', op) === 'all')).toEqual([
      'funder.create',
      'funder.read',
      'queue.read',
      'queue.retry',
      'tenant.create',
      'tenant.list',
    ]);
  });
  test('lets nobody who spends a budget approve it', () => {
    const spends = (role: RoleName): boolean => cell(role, 'expenditure.record') !== 'none' && cell(role, 'budget.approve') !== 'none';
    expect(roleNames.filter(spends)).toEqual(['regionCoordinator']);
  });
});

describe('access', () => {
  test('reaches the own municipality and not its neighbour', () => {
    const strategist = scopeOf([{ role: 'strategist', municipalityId: umea }]);
    expect(can(strategist, 'network.update', { municipalityId: umea })).toBe(true);
    expect(can(strategist, 'network.update', { municipalityId: vindeln })).toBe(false);
    expect(can(strategist, 'network.update', {})).toBe(false);
    expect(can(strategist, 'network.read', { municipalityId: vindeln })).toBe(true);
  });
  test('of two roles takes each where it is held', () => {
    const both = scopeOf([
      { role: 'reader', municipalityId: vindeln },
      { role: 'financeOfficer', municipalityId: umea },
    ]);
    expect(reach(both, 'expenditure.record')).toMatchObject({ all: false, municipalityIds: [umea] });
  });
  test('lets everybody change what is their own, and nothing of a stranger', () => {
    const reader = scopeOf([{ role: 'reader' }]);
    expect(can(reader, 'person.update', { personId: person })).toBe(true);
    expect(can(reader, 'person.update', { personId: umea })).toBe(false);
    expect(can(scopeOf([{ role: 'reader' }], { personId: null }), 'person.update', { personId: null })).toBe(false);
  });
  test('says by name what was missing', () => {
    expect(() => require(scopeOf([{ role: 'reader' }]), 'network.create', {})).toThrow('FORBIDDEN: You may not do this (network.create).');
    expect(mayAnywhere(['reader'], 'network.create')).toBe(false);
  });
  test('narrows a token to its scopes', () => {
    const coordinator = [{ role: 'regionCoordinator' as const }];
    const token = scopeOf(coordinator, { tokenScopes: ['projects:read', 'networks:write'] });
    expect(['project.read', 'network.read', 'network.update'].every((op) => can(token, op as Operation, {}))).toBe(true);
    expect(['project.update', 'deadline.read', 'roleAssignment.grant'].some((op) => can(token, op as Operation, {}))).toBe(false);
    expect(can(scopeOf(coordinator, { tokenScopes: ['all:admin'] }), 'token.create', { accountId: NIL })).toBe(false);
  });
});
