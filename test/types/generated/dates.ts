export interface paths {
  '/events': {
    post: {
      parameters: {
        query?: {
          since?: string | undefined;
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
  at: string;
  /** Format: date */
  day: string;
  times: string[];
  ended: string | null;
  byName?:
    | {
        [key: string]: Moment;
      }
    | undefined;
  open?: 'never' | (string & {}) | undefined;
  fixed?: '2020-01-01T00:00:00Z' | undefined;
};
/** Format: date-time */
export type Moment = string;
export type Date = {
  day?: number;
};
