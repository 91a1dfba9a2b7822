import type { Contact, ContactAttribute, ContactLayout, Integration } from '../../../../generated/cxengage/schema.ts';

/** What the state keeps, by the name of its collection below `cxengage/`. */
export interface Records {
  readonly contacts: Contact;
  readonly attributes: ContactAttribute;
  readonly layouts: ContactLayout;
  readonly interactions: InteractionRecord;
  readonly notes: NoteRecord;
  readonly artifacts: ArtifactRecord;
  readonly integrations: Integration;
}

/** A tenant: a customer of the vendor, whose data no other one sees. */
export interface Tenant {
  readonly tenantId: string;
  readonly tenantName: string;
  /** Name in the time zone database, such as `US/Eastern`. */
  readonly tenantTimezone: string;
}

/** An interaction as the state keeps it. Answers show it in two forms, and how far it has come by the time of the request. */
export interface InteractionRecord {
  readonly interactionId: string;
  readonly contactId: string | null;
  readonly channelType: string;
  readonly direction: string;
  readonly customer: string;
  readonly contactPoint: string;
  readonly flowId: string;
  readonly startTimestamp: string;
  /** Milliseconds in the voice menu. */
  readonly ivrTime: number;
  /** Milliseconds of waiting after that, in a queue or for the customer to answer. */
  readonly waitTime: number;
  /** Milliseconds in conversation after that; `null` when the customer leaves before. */
  readonly conversationTime: number | null;
  readonly agentId: string | null;
  readonly queueId: string | null;
  readonly dispositionId: string | null;
  readonly csat: number | null;
  /** Name of its custom reporting attribute, or `null` where it has none. */
  readonly hookName: string | null;
  /** Value of that attribute, or `null`. */
  readonly hookValue: string | null;
  /** Id of its Zendesk ticket, or `null` where it has none. */
  readonly ticketId: string | null;
}

/** A note as the state keeps it. */
export interface NoteRecord {
  readonly noteId: string;
  readonly interactionId: string;
  readonly title: string;
  readonly body: string;
  /** Id of the agent who wrote it. */
  readonly resourceId: string;
  readonly contactId: string | null;
}

/** An artifact as the state keeps it. */
export interface ArtifactRecord {
  readonly artifactId: string;
  readonly interactionId: string;
  readonly artifactType: string;
  readonly created: string;
  readonly files: readonly { artifactFileId: string; url: string; filename: string; metadata: Record<string, never> }[];
}
