import type { paths } from '../../../../../generated/which50/schema.ts';
import type { Handlers } from '../../../behaviour.ts';
import { linkedDataIn, linkedFieldsIn, linkedRecordsIn } from '../kinds.ts';
import { assertNone, found } from '../refusals.ts';
import { violationAt } from '../../violation-at.ts';

/** The records of linked data lists. */
export const linkedData = {
  'GET /contactLists/{listId}/linkeddata/{linkedDataId}/records': ({ state, path, query }) => {
    const { listId, linkedDataId } = path;
    const list = linkedDataIn(state).get(String(linkedDataId));
    const ofList = list && String(list.ContactListId) === listId;
    found(ofList ? list : undefined, `Linked data ${linkedDataId} of contact list ${listId}`);
    const fields = [...linkedFieldsIn(state, linkedDataId).values()].map(({ Name }) => Name);
    const selected = query.$select.map((name) => name.trim());
    const unknown = selected.filter((name) => !fields.includes(name));
    const message = (name: string): string => `names "${name}", which is none of the fields ${fields.join(', ')}`;
    assertNone(unknown.map((name) => violationAt(['query', '$select'], message(name))));
    const records = [...linkedRecordsIn(state, linkedDataId).values()];
    return { body: records.map((record) => Object.fromEntries(selected.map((name) => [name, record[name] ?? null]))) };
  },
} satisfies Handlers<paths>;
