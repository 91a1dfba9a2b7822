export interface paths {
  '/pets': {
    post: {
      parameters: {
        query?: never;
      };
      requestBody?: {
        content: {
          'application/json': Pet;
        };
      };
      responses: {
        200: {
          content: {
            'application/json': Anything;
          };
        };
      };
    };
  };
}
export interface components {
  schemas: {
    Pet: Pet;
    Cat: Cat;
    Dog: Dog;
    Fish: Fish;
    Shape: Shape;
    Circle: Circle;
    Square: Square;
    Common: Common;
    EventName: EventName;
    Event: Event;
    Opened: Opened;
    Closed: Closed;
    Version: Version;
    First: First;
    Second: Second;
    Other: Other;
    Nested: Nested;
    Plant: Plant;
    Switch: Switch;
    On: On;
    Off: Off;
    Told: Told;
    Circles: Circles;
    Disc: Disc;
    Line: Line;
    Anything: Anything;
  };
}
export type Pet =
  | (Cat & {
      kind: 'cat';
    })
  | (Dog & {
      kind: 'dog' | 'hound';
    })
  | Fish;
export type Cat = {
  kind: 'feline' | 'cat';
  lives?: number | undefined;
};
export type Dog = {
  /** What it is. */
  kind: 'canine' | 'dog' | 'hound';
  barks?: boolean | undefined;
};
/** No mapping names it, and it says nothing of `kind`. */
export type Fish = {
  fins: number;
  kind: 'Fish';
};
export type Shape = Circle | Square;
export type Circle = {
  type: 'round';
  radius: number;
};
export type Square = {
  type: 'square' | 'quad';
  side: number;
};
export type Common = {
  event: EventName;
  at?: string;
};
export type EventName = 'opened' | 'closed' | 'moved';
/** Members share a property that lists the values of all of them. */
export type Event = Opened | Closed;
export type Opened = Common & {
  event: 'opened';
  by: string;
};
export type Closed = Common & {
  event: 'closed' | 'moved';
  reason: string;
};
export type Version = First | Second;
export type First = {
  version: 1;
  a: string;
};
export type Second = {
  version: 2;
  b: string;
};
/** The same members by other values. */
export type Other =
  | (Cat & {
      kind: 'feline';
    })
  | (Dog & {
      kind: 'canine';
    });
export type Nested = Pet | Plant;
export type Plant = {
  kind: 'plant';
  leaves?: number;
};
export type Switch = On | Off;
export type On = {
  on: true;
  volts?: number;
};
export type Off = {
  on: false;
  since?: string;
};
/** A member that is a union, told apart by constants alone. */
export type Told = Circles | Line;
export type Circles = Circle | Disc;
export type Disc = {
  type: 'disc';
  filled: true;
};
export type Line = {
  type: 'line';
  length?: number;
};
export type Anything = {
  pet: Pet | null;
  list: (
    | Plant
    | {
        kind: 'stone';
        hard: boolean;
      }
  )[];
  shape?: Shape;
  event?: Event;
  version?: Version;
  other?: Other;
  nested?: Nested;
};
