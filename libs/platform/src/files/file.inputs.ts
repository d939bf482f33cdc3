import { Inputs, Is } from '../graphql/inputs.ts';

@Inputs('What shall be uploaded.')
export class CreateUploadInput {
  @Is.text({ max: 200, description: 'Its name, e.g. protokoll.pdf; folders before it are left out.' }) name: string;
  @Is.int({ min: 1, description: 'Its length in bytes.' }) size: number;
  @Is.text({ max: 100, description: 'Its media type, e.g. application/pdf.' }) type: string;
}

@Inputs('Which upload is done.')
export class CompleteUploadInput {
  @Is.id('The file.') fileId: string;
  @Is.text({
    nullable: true,
    max: 64,
    description: 'The SHA-256 of what was sent, in hexadecimal; the answer is a refusal where something else came.',
  })
  sha256?: string | null;
}

@Inputs('What shall be downloaded.')
export class CreateDownloadInput {
  @Is.id('The file.') fileId: string;
}
