import '../what-if/what-if.css';
import './access.css';
import { useComputed, useSignal } from '@preact/signals';
import { useState } from 'preact/hooks';
import type { Change, Client, Employee } from 'tierwise';

import { changeFromHere, planChanges } from '../../changes/from-here.ts';
import { isOwnDomain } from '../../changes/users.ts';
import { NoPortfolio } from '../../components/empty.tsx';
import { Segmented } from '../../components/segmented.tsx';
import { formatDay, formatList } from '../../format.ts';
import { t } from '../../messages.ts';
import { domainOf } from '../../names.ts';
import { day } from '../../state/app.ts';
import { plannedPortfolio } from '../../state/planned.ts';
import { formatRoute, navigate, route, setParameters } from '../../state/route.ts';
import { CsvButton } from '../../take-away/csv-button.tsx';
import { type Choice, SelectField } from '../what-if/inputs.tsx';
import { UndoButtons, useUndoKeys } from '../what-if/undo.tsx';
import { accessTable } from './access-table.ts';
import {
  type AccessGroup,
  type AccessRow,
  accessRows,
  byClient,
  byEmployee,
  matching,
  stateOf,
  type UserState,
} from './rows.ts';

const MOST_AT_ONCE = 100;
const MOST_NAMED = 3;
const plan = (change: Change) => planChanges([change]);

/** Who can work where. Everything that is done here is a change in a plan. */
export default function ClientAccess() {
  useUndoKeys();
  const search = useSignal('');
  const isByClient = route.value.parameters.by === 'client';
  const rows = useComputed(() => {
    const portfolio = plannedPortfolio.value;
    return portfolio === null ? [] : accessRows(portfolio, day.value);
  });
  const portfolio = plannedPortfolio.value;
  if (portfolio === null) return <NoPortfolio title={t('view.access')} />;
  return (
    <>
      <header class="heading-row">
        <h1>{t('access.title')}</h1>
        <div class="heading-row__tools">
          <UndoButtons />
          <CsvButton name={t('access.title')} table={() => accessTable(rows.value)} />
        </div>
      </header>
      <p class="access__intro soft">{t('access.intro')}</p>
      <div class="access__tools">
        <Segmented
          label={t('access.by')}
          isLabelHidden
          options={[
            { value: 'employee', label: t('access.byEmployee') },
            { value: 'client', label: t('access.byClient') },
          ]}
          value={isByClient ? 'client' : 'employee'}
          onChange={(by) => setParameters({ by: by === 'client' ? by : '' })}
        />
        <input
          class="input access__search"
          type="search"
          aria-label={t('access.search')}
          placeholder={t('access.search')}
          value={search.value}
          onInput={({ currentTarget }) => {
            search.value = currentTarget.value;
          }}
        />
        <button class="button" type="button" onClick={addEmployee}>
          {t('whatif.add.add-employee')}
        </button>
      </div>
      <AdminsLine employees={portfolio.employees ?? []} />
      {isByClient ? (
        <Groups
          key="client"
          groups={matching(byClient(portfolio, rows.value), search.value)}
          show={(group) => <ClientGroup group={group} employees={portfolio.employees ?? []} />}
        />
      ) : (
        <Groups
          key="employee"
          groups={matching(byEmployee(portfolio, rows.value, day.value), search.value)}
          show={(group) => <EmployeeGroup group={group} clients={portfolio.clients ?? []} />}
        />
      )}
    </>
  );
}

/** A new employee needs a name before anything else, so the form of the change opens. */
function addEmployee(): void {
  const change = changeFromHere('add-employee');
  if (change === null) return;
  const [id] = plan(change);
  navigate('what-if', { scenario: route.peek().parameters.scenario ?? '', change: id ?? '' });
}

function AdminsLine({ employees }: { employees: readonly Employee[] }) {
  const admins = employees.filter((one) => one.admin === true && stateOf(one, day.value) === 'active');
  return (
    <p class="small">
      {admins.length === 0
        ? t('access.noAdmins')
        : t('access.admins', { admins: formatList(admins.map(({ email }) => email)), count: admins.length })}
    </p>
  );
}

function Groups<Of extends { id: string }>({
  groups,
  show,
}: {
  groups: readonly AccessGroup<Of>[];
  show: (group: AccessGroup<Of>) => preact.ComponentChildren;
}) {
  const [count, setCount] = useState(MOST_AT_ONCE);
  if (groups.length === 0) return <p class="soft">{t('access.none')}</p>;
  return (
    <>
      <ul class="access">
        {groups.slice(0, count).map((group) => (
          <li key={group.of.id} class="card access__group">
            {show(group)}
          </li>
        ))}
      </ul>
      {groups.length > count && (
        <button class="button" type="button" onClick={() => setCount(count + MOST_AT_ONCE)}>
          {t('access.more', { count: groups.length - count })}
        </button>
      )}
    </>
  );
}

const stateTones: Readonly<Record<UserState, string>> = {
  active: 'tag--good',
  deactivated: 'tag--warning',
  left: 'tag--problem',
  coming: 'tag--accent',
};

function StateTag({ state, on }: { state: UserState; on: string }) {
  return <span class={`tag ${stateTones[state]}`}>{t(`access.state.${state}`, { on })}</span>;
}

function EmployeeGroup({
  group: { of: employee, name, rows, former },
  clients,
}: {
  group: AccessGroup<Employee>;
  clients: readonly Client[];
}) {
  const state = stateOf(employee, day.value);
  const portfolio = plannedPortfolio.value;
  const isOwn = portfolio !== null && isOwnDomain(portfolio, employee.email);
  const taken = new Set(rows.map(({ client }) => client.id));
  const free = clients.filter(({ id }) => !taken.has(id)).map(({ id, name: label }) => ({ value: id, label }));
  const on = day.value;
  const id = employee.id;
  return (
    <details>
      <summary class="access__head">
        <span class="access__name">{name}</span>
        <span class="access__tags">
          <DomainTag isOwn={isOwn} domain={domainOf(employee.email)} />
          {employee.admin === true && <span class="tag tag--accent">{t('access.admin')}</span>}
          <StateTag state={state} on={formatDay(state === 'coming' ? employee.from : (employee.to ?? on))} />
        </span>
        <span class="access__count soft small">{t('access.clients', { count: rows.length })}</span>
      </summary>
      <p class="soft small">{employee.email}</p>
      <RowList rows={rows} nameOf={({ client }) => client.name} hrefOf={clientHref} />
      <Former rows={former} nameOf={({ client }) => client.name} />
      <div class="access__actions">
        {state !== 'left' && (
          <GiveAccess
            label={t('access.giveClient', { employee: name })}
            choices={free}
            onGive={(client) => plan({ do: 'give-access', client, access: { employee: id, from: on } })}
          />
        )}
        {state === 'active' && (
          <Action
            label={t('access.deactivate')}
            about={name}
            onClick={() => plan({ do: 'deactivate', employee: id, on })}
          />
        )}
        {state === 'deactivated' && (
          <Action
            label={t('access.reactivate')}
            about={name}
            onClick={() => plan({ do: 'reactivate', employee: id, on })}
          />
        )}
        {(state === 'active' || state === 'deactivated') && (
          <Action
            label={t('access.delete')}
            about={name}
            onClick={() => plan({ do: 'delete-employee', employee: id, on })}
          />
        )}
      </div>
    </details>
  );
}

function ClientGroup({
  group: { of: client, name, rows, former },
  employees,
}: {
  group: AccessGroup<Client>;
  employees: readonly Employee[];
}) {
  const on = day.value;
  const taken = new Set(rows.map(({ employee }) => employee.id));
  const free = employees
    .filter((employee) => !taken.has(employee.id) && stateOf(employee, on) !== 'left')
    .map(({ id, email }) => ({ value: id, label: email }));
  return (
    <details>
      <summary class="access__head">
        <span class="access__name">{name}</span>
        <span class="access__tags">
          {rows.length === 0 && <span class="tag tag--problem">{t('access.nobody')}</span>}
          {rows.some((row) => !row.isAssigned) && <span class="tag tag--warning">{t('access.someUnlinked')}</span>}
          {rows.some(({ state }) => state === 'deactivated') && (
            <span class="tag tag--warning">{t('access.someDeactivated')}</span>
          )}
        </span>
        <span class="access__count soft small">{employeesText(rows)}</span>
      </summary>
      <RowList rows={rows} nameOf={({ name: employee }) => employee} showsDomain />
      <Former rows={former} nameOf={({ name: employee }) => employee} />
      <div class="access__actions">
        <GiveAccess
          label={t('access.giveEmployee', { client: name })}
          choices={free}
          onGive={(employee) => plan({ do: 'give-access', client: client.id, access: { employee, from: on } })}
        />
        <Action
          label={t('access.end')}
          about={name}
          onClick={() => plan({ do: 'end-services', client: client.id, on })}
        />
        <a class="button button--quiet" href={clientHref({ client })}>
          {t('access.openClient')}
        </a>
      </div>
    </details>
  );
}

/** Who has access, by name as long as that is short. */
function employeesText(rows: readonly AccessRow[]): string {
  const isShort = rows.length > 0 && rows.length <= MOST_NAMED;
  return isShort ? formatList(rows.map(({ name }) => name)) : t('access.employees', { count: rows.length });
}

function clientHref({ client }: { client: Client }): string {
  const { day: shown = '', scenario = '' } = route.value.parameters;
  return formatRoute({ view: 'clients', parameters: { day: shown, scenario, client: client.id } });
}

/** The check mark of the programme's own list: the e-mail address is of one of the partner's domains. */
function DomainTag({ isOwn, domain }: { isOwn: boolean; domain: string }) {
  return isOwn ? (
    <span class="tag tag--good">{t('access.ownDomain', { domain })}</span>
  ) : (
    <span class="tag">{t('access.otherDomain', { domain })}</span>
  );
}

function RowList({
  rows,
  nameOf,
  hrefOf,
  showsDomain = false,
}: {
  rows: readonly AccessRow[];
  nameOf: (row: AccessRow) => string;
  hrefOf?: (row: AccessRow) => string;
  showsDomain?: boolean;
}) {
  if (rows.length === 0) return <p class="soft">{t('access.noRows')}</p>;
  return (
    <ul class="access__rows">
      {rows.map((row) => (
        <li key={`${row.client.id} ${row.employee.id} ${row.access.from}`} class="access__row">
          <span class="access__who">
            {hrefOf === undefined ? nameOf(row) : <a href={hrefOf(row)}>{nameOf(row)}</a>}
            <span class="soft small">{t('access.since', { day: formatDay(row.access.from) })}</span>
          </span>
          <span class="access__tags">
            {showsDomain && <OwnDomain employee={row.employee} />}
            <AssignmentTag row={row} />
            {row.state !== 'active' && <StateTag state={row.state} on={formatDay(row.access.from)} />}
            {stateOf(row.employee, day.value) === 'deactivated' && row.state === 'active' && (
              <span class="tag tag--warning">{t('access.partnerDeactivated')}</span>
            )}
          </span>
          <RowActions row={row} about={nameOf(row)} />
        </li>
      ))}
    </ul>
  );
}

function OwnDomain({ employee }: { employee: Employee }) {
  const portfolio = plannedPortfolio.value;
  if (portfolio === null) return null;
  return <DomainTag isOwn={isOwnDomain(portfolio, employee.email)} domain={domainOf(employee.email)} />;
}

function AssignmentTag({ row: { access, isAssigned } }: { row: AccessRow }) {
  if (!isAssigned) return <span class="tag tag--warning">{t('access.unlinked')}</span>;
  return access.linked === undefined ? (
    <span class="tag">{t('access.automatic')}</span>
  ) : (
    <span class="tag">{t('access.linked', { day: formatDay(access.linked) })}</span>
  );
}

function RowActions({ row: { client, employee, state, isAssigned }, about }: { row: AccessRow; about: string }) {
  const on = day.value;
  if (state === 'coming') return null;
  const place = { client: client.id, employee: employee.id, on };
  return (
    <span class="access__row-actions">
      {!isAssigned && <Action label={t('access.link')} about={about} onClick={() => plan({ do: 'link', ...place })} />}
      {state === 'active' ? (
        <Action label={t('access.deactivate')} about={about} onClick={() => plan({ do: 'deactivate', ...place })} />
      ) : (
        <Action label={t('access.reactivate')} about={about} onClick={() => plan({ do: 'reactivate', ...place })} />
      )}
      <Action label={t('access.remove')} about={about} onClick={() => plan({ do: 'remove-access', ...place })} />
    </span>
  );
}

/** A button that says to a screen reader what it is about. */
function Action({ label, about, onClick }: { label: string; about: string; onClick: () => void }) {
  return (
    <button
      class="button button--quiet"
      type="button"
      aria-label={t('access.action', { action: label, about })}
      onClick={onClick}
    >
      {label}
    </button>
  );
}

function Former({ rows, nameOf }: { rows: readonly AccessRow[]; nameOf: (row: AccessRow) => string }) {
  if (rows.length === 0) return null;
  const names = rows.map((row) => t('access.formerOne', { name: nameOf(row), day: formatDay(row.access.to ?? '') }));
  return <p class="soft small">{t('access.former', { names: formatList(names) })}</p>;
}

function GiveAccess({
  label,
  choices,
  onGive,
}: {
  label: string;
  choices: readonly Choice[];
  onGive: (id: string) => void;
}) {
  const [asked, setAsked] = useState('');
  const chosen = choices.find(({ value }) => value === asked) ?? choices[0];
  if (chosen === undefined) return null;
  return (
    <div class="access__give">
      <SelectField label={label} choices={choices} value={chosen.value} onChange={setAsked} />
      <button class="button" type="button" onClick={() => onGive(chosen.value)}>
        {t('access.give')}
      </button>
    </div>
  );
}
