export interface paths {
  '/a/{id}': {
    get: {
      parameters: {
        query: {
          page: string;
          /**
           * Narrows the list.
           * \@deprecated is only a word here.
           */
          filter?: components['parameters']['Filter'] | undefined;
        };
        path: {
          id: components['parameters']['Alias'];
        };
      };
      responses: {
        200: components['responses']['Alias'];
        default: {
          content: {
            'application/json': WholeFault;
          };
        };
      };
    };
  };
  '/b': {
    get: {
      parameters: {
        query?: never;
      };
      responses: {
        200: {
          content: {
            'application/json': WholePart;
          };
        };
        '4XX': {
          content: {
            'application/json': WholeFault;
          };
        };
      };
    };
  };
}
export interface components {
  schemas: {
    Whole: Whole;
    WholeFault: WholeFault;
    WholePart: WholePart;
    WholeCode: WholeCode;
  };
  responses: {
    Alias: {
      headers: {
        'X-Count'?: number;
        'X-Note'?: string;
        [name: string]: unknown;
      };
      content: {
        'application/json': Whole;
      };
    };
    Whole: {
      headers: {
        'X-Count'?: number;
        'X-Note'?: string;
        [name: string]: unknown;
      };
      content: {
        'application/json': Whole;
      };
    };
  };
  parameters: {
    Alias: number;
    Id: number;
    Filter: {
      field: string;
    };
  };
}
export type Whole = {
  part: {
    properties: string;
    parts?: WholePart[];
  };
};
export type WholeFault = {
  code: WholeCode;
};
export type WholePart = {
  properties: string;
  parts?: WholePart[];
};
export type WholeCode = number;
