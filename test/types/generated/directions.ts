export interface paths {
  '/users': {
    post: {
      parameters: {
        query?: never;
      };
      requestBody: components['requestBodies']['User'];
      responses: {
        201: components['responses']['User'];
      };
    };
  };
  '/teams/{id}': {
    put: {
      parameters: {
        path: {
          id: string;
        };
      };
      requestBody: {
        content: {
          'application/json': TeamInput;
        };
      };
      responses: {
        200: {
          content: {
            'application/json': Team;
          };
        };
      };
    };
  };
  '/trees': {
    post: {
      parameters: {
        query?: never;
      };
      requestBody?: {
        content: {
          'application/json': TreeInput;
        };
      };
      responses: {
        200: {
          content: {
            'application/json': Tree;
          };
        };
      };
    };
  };
  '/inline': {
    post: {
      parameters: {
        query?: never;
      };
      requestBody?: {
        content: {
          'application/json': {
            name: string;
          };
        };
      };
      responses: {
        200: {
          content: {
            'application/json': {
              id: string;
            };
          };
        };
      };
    };
  };
  '/emptied': {
    post: {
      parameters: {
        query?: never;
      };
      requestBody?: {
        content: {
          'application/json': {
            meta?:
              | {
                  [key: string]: never;
                }
              | undefined;
            map?:
              | {
                  [key: string]: unknown;
                }
              | undefined;
            none?:
              | {
                  [key: string]: unknown;
                }
              | undefined;
            choice?:
              | ({
                  name: string;
                } & (
                  | {
                      name?: string | undefined;
                    }
                  | {
                      name?: string | undefined;
                      size?: number | undefined;
                    }
                ))
              | undefined;
          };
        };
      };
      responses: {
        204: {
          content?: never;
        };
      };
    };
  };
}
export interface webhooks {
  userCreated: {
    post: {
      parameters: {
        query?: never;
      };
      requestBody?: {
        content: {
          'application/json': User;
        };
      };
      responses: {
        200: {
          content?: never;
        };
      };
    };
  };
}
export interface components {
  schemas: {
    Identified: Identified;
    IdentifiedInput: IdentifiedInput;
    Stamp: Stamp;
    User: User;
    UserInput2: UserInput2;
    UserInput: UserInput;
    Team: Team;
    TeamInput: TeamInput;
    Reply: Reply;
    Plain: Plain;
    Tree: Tree;
    TreeInput: TreeInput;
  };
  responses: {
    User: {
      headers: {
        'X-Owner': User;
        [name: string]: unknown;
      };
      content: {
        'application/json': User;
      };
    };
  };
  requestBodies: {
    User: {
      content: {
        'application/json': UserInput2;
      };
    };
  };
}
export type Identified = {
  id: string;
};
export type IdentifiedInput = {
  [key: string]: never;
};
/** When; set by the server. */
export type Stamp = string;
export type User = Identified & {
  name: string;
  created: Stamp;
  changed?: Stamp;
  both?: string;
};
export type UserInput2 = {
  name: string;
  password: string;
  both?: string | undefined;
};
/** A name that is taken. */
export type UserInput = string;
export type Team = {
  title?: string;
  users: User[];
  byRole?: {
    [key: string]: User;
  };
  plain?: Plain;
};
export type TeamInput = {
  title?: string | undefined;
  users: UserInput2[];
  byRole?:
    | {
        [key: string]: UserInput2;
      }
    | undefined;
  plain?: Plain | undefined;
};
/** Sent in answer to a callback. */
export type Reply = {
  token?: string | undefined;
};
/** The same in both directions. */
export type Plain = {
  name?: string | undefined;
};
export type Tree = {
  id: number;
  children: Tree[];
  parent?: Tree | null;
};
export type TreeInput = {
  children: TreeInput[];
  parent?: TreeInput | null | undefined;
};
