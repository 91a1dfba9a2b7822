export interface paths {
  '/events': {
    post: {
      parameters: {
        query?: {
          since?: globalThis.Date | undefined;
        };
      };
      requestBody: {
        content: {
          'application/json': Event;
        };
      };
      responses: {
        200: {
          content: {
            'application/json': Event;
          };
        };
      };
    };
  };
}
export interface components {
  schemas: {
    Event: Event;
    Moment: Moment;
    Date: Date;
  };
}
export type Event = {
  /** Format: date-time */
  at: globalThis.Date;
  /** Format: date */
  day: string;
  times: globalThis.Date[];
  ended: globalThis.Date | null;
  byName?:
    | {
        [key: string]: Moment;
      }
    | undefined;
  open?: 'never' | globalThis.Date | undefined;
  fixed?: '2020-01-01T00:00:00Z' | undefined;
};
/** Format: date-time */
export type Moment = globalThis.Date;
export type Date = {
  day?: number;
};
