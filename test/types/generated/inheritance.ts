export interface paths {
  '/vehicles': {
    get: {
      parameters: {
        query?: never;
      };
      responses: {
        200: {
          content: {
            'application/json': Vehicle[];
          };
        };
      };
    };
  };
}
export interface components {
  schemas: {
    Vehicle: Vehicle;
    VehicleBase: VehicleBase;
    Car: Car;
    CarBase: CarBase;
    Van: Van;
    Bicycle: Bicycle;
    Tram: Tram;
    Signal: Signal;
    SignalBase: SignalBase;
    Stop: Stop;
    Message: Message;
    MessageBase: MessageBase;
    Mail: Mail;
    Node: Node;
    NodeBase: NodeBase;
    And: And;
    Not: Not;
    Animal: Animal;
    AnimalBase: AnimalBase;
    Dog: Dog;
    DogBase: DogBase;
    Poodle: Poodle;
    Beagle: Beagle;
    Animals: Animals;
  };
}
/** Anything that moves. */
export type Vehicle = Car | Bicycle | Tram;
export type VehicleBase = {
  /** What it is. */
  sort?: string;
  wheels: number;
};
export type Car =
  | (CarBase & {
      sort: 'car';
    })
  | Van;
export type CarBase = VehicleBase & {
  doors: number;
};
/** Built on a car. */
export type Van = CarBase & {
  sort: 'van';
  load?: number;
};
/** No mapping names it, so its name is the value. */
export type Bicycle = VehicleBase & {
  sort: 'Bicycle';
  bell?: boolean;
};
/** Says its value itself. */
export type Tram = VehicleBase & {
  sort: 'streetcar';
  line?: number;
};
/** Lists the values of all that is built on it. */
export type Signal =
  | (SignalBase & {
      level: 'amber';
    })
  | Stop;
export type SignalBase = {
  level: 'red' | 'green' | 'amber';
};
export type Stop = SignalBase & {
  level: 'red';
  line: string;
};
/** A base that is also a member. */
export type Message =
  | (MessageBase & {
      type: 'plain';
    })
  | Mail;
export type MessageBase = {
  type: string;
  text?: string;
};
export type Mail = MessageBase & {
  type: 'mail';
  subject: string;
};
/** Lists its members and is what they are built on. */
export type Node = And | Not;
export type NodeBase = {
  op: string;
};
export type And = NodeBase & {
  op: 'and';
  nodes: Node[];
};
export type Not = NodeBase & {
  op: 'not';
  node: Node;
};
export type Animal = Dog;
export type AnimalBase = {
  class: string;
};
/** Told from other animals by one property, and its kinds from each other by another. */
export type Dog = {
  class: 'dog';
} & (Poodle | Beagle);
export type DogBase = AnimalBase & {
  breed: string;
};
export type Poodle = DogBase & {
  breed: 'poodle';
  curls: number;
};
export type Beagle = DogBase & {
  breed: 'beagle';
  ears: number;
};
export type Animals = {
  animals: Animal[];
};
