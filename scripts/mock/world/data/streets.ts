/** Names that many towns have. */
export const streets: readonly string[] = `Wattle Street, Banksia Avenue, Church Street, Station Street, High Street,
  George Street, Albert Street, Victoria Road, King Street, Queen Street, Elizabeth Street, William Street, Railway Parade,
  Beach Road, Park Avenue, Jacaranda Drive, Acacia Court, Grevillea Way, Kookaburra Close, Magpie Lane, Hillcrest Road,
  Riverview Terrace, Bridge Street, Mill Lane, Orchard Road, Vineyard Way, Lighthouse Road, Harbour Street, Marine Parade,
  Esplanade Drive, Ocean View Road, Macquarie Street, Flinders Street, Bourke Street, Lachlan Avenue, Murray Street,
  Darling Street, Cook Crescent, Phillip Street, Wentworth Avenue, Oxley Drive, Sturt Street, Leichhardt Street,
  Paterson Place, Lawson Street, Melba Court, Bradman Avenue, Anzac Parade, Federation Drive, Settlers Way`.split(
  /,\s+/,
);
