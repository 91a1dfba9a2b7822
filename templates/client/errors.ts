/** What every error of this client carries. */
export class ClientError extends Error {
  /** The operation that was called, such as `getContact`. */
  readonly operationId: string;

  constructor(operationId: string, message: string, options?: ErrorOptions) {
    super(`${operationId}: ${message}`, options);
    this.name = new.target.name;
    this.operationId = operationId;
  }
}

/** An argument that must not be sent; nothing was. */
export class InputError extends ClientError {}

/** The answer's body is not what its content type or the description says. */
export class DecodeError extends ClientError {
  readonly status: number;

  constructor(operationId: string, response: Response, cause: unknown) {
    const contentType = response.headers.get('content-type') ?? 'no content type';
    super(operationId, `the ${response.status} answer (${contentType}) could not be read`, { cause });
    this.status = response.status;
  }
}

/** The API answered with a status that is not 2xx. */
export class ApiError<Body = unknown> extends ClientError {
  readonly status: number;
  readonly headers: Headers;
  /** Parsed when it is JSON, else text; `undefined` when empty. */
  readonly body: Body;

  constructor(operationId: string, response: Response, body: Body) {
    super(operationId, `the API answered ${response.status} ${response.statusText}`.trimEnd());
    this.status = response.status;
    this.headers = response.headers;
    this.body = body;
  }
}
