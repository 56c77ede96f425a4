/** A link to a page of the site. */
export interface LinkView {
  /** Its text. */
  readonly title: string;
  /** Its address. */
  readonly url: string;
  /** BCP-47 tag of the target, if it is in another language because it is not translated yet. */
  readonly lang?: string;
}
