import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Envelope } from '../../../contract/errors.ts';
import type { Client } from '../../client/client.ts';
import { emptyItem } from './draft.ts';
import { PlanStore } from './planStore.svelte.ts';
import { samplePlan } from './samplePlan.ts';

const id = '7f0d1f6e-9d0e-4a86-9d0b-0e3f4b6f6d11';
const stored = (revision: number) => ({
  id,
  title: 'Mine',
  items: 1,
  createdAt: '2026-11-22T00:00:00Z',
  updatedAt: '2026-11-22T00:00:00Z',
  revision,
  plan: samplePlan(),
});
const noChecks = { names: {}, findings: [], intakes: [], coverage: [], dates: [] };

interface Call {
  name: string;
  input: Record<string, unknown>;
  answer: (envelope: Envelope<unknown>) => void;
}

/** A core that keeps its answers back until the test gives them; reads of the plan answer at once. */
function heldClient(): { client: Client; waiting: (name: string) => Call[] } {
  const calls: Call[] = [];
  const client: Client = {
    call(name, input) {
      if (name === 'plans.get') return Promise.resolve({ ok: true, value: stored(1) } as never);
      if (name === 'browse')
        return Promise.resolve({
          ok: true,
          value: { substances: [], conditions: [], questions: [] },
        } as never);
      return new Promise((resolve) => {
        calls.push({
          name,
          input: input,
          answer: resolve as Call['answer'],
        });
      });
    },
    host: {
      kind: 'browser',
      saveFile: () => Promise.resolve({ saved: false, path: null }),
      openLink: () => Promise.resolve(),
      openPlanFile: () => Promise.resolve(null),
      takePlanFile: () => Promise.resolve(null),
      pickFile: () => Promise.resolve(null),
      setProgress: () => Promise.resolve(),
      onMenu: () => () => undefined,
    },
  };
  return { client, waiting: (name) => calls.filter((call) => call.name === name) };
}

async function opened() {
  const { client, waiting } = heldClient();
  const store = new PlanStore(client);
  void store.load(id);
  await vi.advanceTimersByTimeAsync(0);
  return { store, waiting };
}
const rename = (store: PlanStore, name: string): void =>
  store.edit('profile.name', (draft) => (draft.profile.name = name));

describe('PlanStore', () => {
  beforeEach(() => vi.useFakeTimers());
  afterEach(() => vi.useRealTimers());

  it('drops the answer to an older check that arrives late', async () => {
    const { store, waiting } = await opened();
    rename(store, 'A');
    await vi.advanceTimersByTimeAsync(400);
    const [first, second] = waiting('check');
    second?.answer({ ok: true, value: { ...noChecks, edition: 'newer' } });
    await vi.advanceTimersByTimeAsync(0);
    first?.answer({ ok: true, value: { ...noChecks, edition: 'older' } });
    await vi.advanceTimersByTimeAsync(0);
    expect(store.check?.edition).toBe('newer');
    expect(store.checking).toBe(false);
  });

  it('saves once after a pause in typing, with the revision that was loaded', async () => {
    const { store, waiting } = await opened();
    for (const name of ['A', 'An', 'Ann']) {
      rename(store, name);
      await vi.advanceTimersByTimeAsync(100);
    }
    expect(store.saveState).toBe('waiting');
    await vi.advanceTimersByTimeAsync(1000);
    expect(waiting('plans.save')).toHaveLength(1);
    expect(waiting('plans.save')[0]?.input).toMatchObject({
      id,
      revision: 1,
      plan: { profile: { name: 'Ann' } },
    });
    waiting('plans.save')[0]?.answer({ ok: true, value: stored(2) });
    await vi.advanceTimersByTimeAsync(0);
    expect(store.saveText).toBe('Saved.');
  });

  it('saves again what was typed while a save was under way', async () => {
    const { store, waiting } = await opened();
    rename(store, 'A');
    await vi.advanceTimersByTimeAsync(1000);
    rename(store, 'B');
    waiting('plans.save')[0]?.answer({ ok: true, value: stored(2) });
    await vi.advanceTimersByTimeAsync(0);
    expect(store.saveState).toBe('waiting');
    await vi.advanceTimersByTimeAsync(1000);
    expect(waiting('plans.save')[1]?.input).toMatchObject({
      revision: 2,
      plan: { profile: { name: 'B' } },
    });
  });

  it('sends nothing more after a conflict until the person has chosen', async () => {
    const { store, waiting } = await opened();
    rename(store, 'A');
    await vi.advanceTimersByTimeAsync(1000);
    waiting('plans.save')[0]?.answer({
      ok: false,
      error: { code: 'busy', message: 'changed elsewhere', field: 'revision' },
    });
    await vi.advanceTimersByTimeAsync(0);
    expect(store.saveState).toBe('conflict');
    rename(store, 'B');
    await vi.advanceTimersByTimeAsync(5000);
    expect(waiting('plans.save')).toHaveLength(1);
    void store.keepMine();
    await vi.advanceTimersByTimeAsync(0);
    expect(waiting('plans.save')[1]?.input).toMatchObject({ plan: { profile: { name: 'B' } } });
  });

  it('takes back typing in one field as a whole, and repeats it', async () => {
    const { store } = await opened();
    for (const name of ['A', 'An', 'Ann']) rename(store, name);
    store.undo();
    expect(store.draft?.profile.name).toBe('');
    expect(store.canUndo).toBe(false);
    store.redo();
    expect(store.draft?.profile.name).toBe('Ann');
  });

  it('adds a medicine by its id', async () => {
    const { store } = await opened();
    const before = store.draft?.profile.medications.length ?? 0;
    store.addMedication('levothyroxine');
    expect(store.draft?.profile.medications).toHaveLength(before + 1);
    expect(store.draft?.profile.medications.at(-1)?.medication).toBe('levothyroxine');
  });

  it('adds a product of the library without the day on which a pack was opened', async () => {
    const { store } = await opened();
    store.addProduct({
      name: 'Zinc 15',
      ingredients: [{ substance: 'zinc' as never, amount: 15, unit: 'mg', basis: 'elemental' }],
      pack: { servings: 90, openedOn: '2026-01-01' },
      note: null,
    });
    const item = store.draft?.items.at(-1);
    expect(item).toMatchObject({
      product: 'Zinc 15',
      ingredients: [{ substance: 'zinc', amount: 15 }],
      pack: { servings: 90, openedOn: '' },
    });
    expect(store.openItem).toBe(item?.key);
    store.undo();
    expect(store.draft?.items).toHaveLength(1);
  });

  it('takes over the details of a saved person, and undo brings the earlier ones back', async () => {
    const { store } = await opened();
    const { profile } = samplePlan();
    store.takeOver({ ...profile, age: 70, name: 'Mother', conditions: [] });
    expect(store.draft?.profile).toMatchObject({ age: 70, name: 'Mother', conditions: [] });
    store.undo();
    expect(store.draft?.profile).toMatchObject({ age: 34, conditions: ['multiple-sclerosis'] });
  });

  it('keeps what a check says with the row that it was about', async () => {
    const { store, waiting } = await opened();
    const [item] = store.draft?.items ?? [];
    const date = {
      kind: 'review',
      path: 'items[0]',
      name: '',
      date: '2027-01-01',
      arithmetic: null,
    };
    // A row comes in front while the answer is on its way.
    store.edit('', (draft) => draft.items.unshift(emptyItem()));
    waiting('check')[0]?.answer({ ok: true, value: { ...noChecks, dates: [date] } });
    await vi.advanceTimersByTimeAsync(0);
    expect(store.rows.get(item?.key ?? 0)?.dates).toEqual([date]);
    expect(store.rows.size).toBe(1);
  });

  it('does not save a plan without an age, and says so', async () => {
    const { store, waiting } = await opened();
    store.edit('profile.age', (draft) => (draft.profile.age = null));
    await vi.advanceTimersByTimeAsync(1000);
    expect(waiting('plans.save')).toEqual([]);
    expect(store.saveText).toMatch(/^Not saved yet/);
    expect(store.problemAt('profile.age')).toMatch(/age/);
  });
});
