import type { Vendor } from '../behaviour.ts';

/** The vendors whose behaviour is known, by the name of their API; loaded when they are served. */
const vendors: Readonly<Record<string, () => Promise<{ readonly vendor: Vendor }>>> = {
  which50: () => import('./which50/index.ts'),
  cxengage: () => import('./cxengage/index.ts'),
  callab: () => import('./callab/index.ts'),
};

/** @param api its name, such as `which50`; an API of another name behaves as its description says */
export async function loadVendor(api: string): Promise<Vendor | undefined> {
  if (!Object.hasOwn(vendors, api)) return undefined;
  return (await vendors[api]!()).vendor;
}
