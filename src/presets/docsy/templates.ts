/**
 * Fingerprints of the templates of all versions of Docsy; packaging/template-fingerprints.ts prints them. Those of `_param` and `param` are left out on purpose:
 * a template that is on disk runs as well as ours, and follows its version of Docsy.
 */
import type { TemplateFingerprints } from '../fingerprint.ts';

export const templates: TemplateFingerprints = {
  alert: '5486fad6def1 59c8ab03f1d2 9fb0d3e84b15 9ff160cde906 cd0039803810 d3e843da012d d72744f38f3a',
  'blocks/cover':
    '03003781ff0b 38ff037b6abd 497f34670250 5d11f6732401 5d4dc6dd0176 716081abcca5 804fd61c3c65 871d44d1090d 98ed16e885b7 9afa319a19af b2144970ce4f b746a5f94bea b8b80523776c c5fca48d4653 c9edc0a263e8 dc2e54247c37 e7d1e5504992 fa6cd8fd15c9',
  'blocks/feature':
    '1a9168c0666e 1e20122703d5 1fc1767bf898 2773f1c43475 2e68f238e575 3024c1222a8a 5d2d2ba82223 69e02ea23189 7699da0da114 8b35799ae455 a2989934a060 a43d4e8a6a44 afafc02b7f79 b94bab2a749e c468d7e740ca dd9418c3b143 e140479ddc90 e1684786ac05 eed899567c5c',
  'blocks/lead':
    '077823c6a7f9 223ef3b5fe47 404ee6847814 4193014b6474 4b567b3c72ea 4f7c57f30e0a 53f5ef05608c 6a32f5a00ec3 757b2879f0c0 e141db8735b9 eaeca2e6977f ec8d1328ba2c',
  'blocks/link-down': '20093cc5931c a179698ce52c ac839a8af616 ca37da9f5db6',
  'blocks/section':
    '06883e6419f2 09a07d2da11f 0fca17945720 3c1d06bed1d2 3f775705af9e 69758a11cc30 7b42f899f595 9568b24d3fa2 9d1ce358de8e cc2e554b1c06',
  card: '2a4f45f10d3c 314514ff15b8 771b1e18172a a3ebc5d44a9b b7fd37c3aab7 cfd71bd5bde0 ebad9b7324c1 f076b1816690 f6e5977ccb5a',
  'card-code': '14b9d4835470 2bb3a42acd2d 63dec50633a0 8c3a04e91d17 bd2323c19a29 c299a7ed3c9b',
  cardpane: '24e4ad6a360c 4595a021dd4a 75614d9e19a6',
  comment: 'ff6bfc58850a',
  'conditional-text': '4b2a39795521 e3ba05adfbf0',
  example: 'e7f41f986d7f',
  figure: '8511303fcb5c a7ba69763e81 f29f27d57e88',
  iframe: '0801c293c2f6 43e8cb54c532 4f9538f9c2dd ae1883b6eca0 fb259868786d',
  imgproc: '48e4bd3603ac 58786e80d87b 7f01480a0c76 93b26396d4b4 a0cc6b091bef dd868330fa5a',
  'link-card': '2e04a88f4afb',
  pageinfo: '36891bc05fe2 4b3fa4475061 6da03b4ba655',
  readfile:
    '0693419893d5 12a61414b4fd 6e7124546dec 8fec1dfede2a b3697200fc7d d6811f109ff1 f0a3eb2a3b28 fcd6996e50e2 fdd4ca5bf1b1',
  redoc: '4bafe65485d9 7ba7ef28d3f7 85dc97368858 ae9f8b29a150',
  swaggerui: '18b52e77b140 77a0c1417404 a75a3b874a9d b9ff0ab38d62',
  tab: '32b438d137c7 37381c7662b9 4d004e3fb1c4 5539cd3275bf 8de14374ac0f 8e7ddf4b786b c4460adfb2f0 cf7f88df749b e6366fbad2b4 f95de9f226cf',
  tabpane:
    '0587e0d981aa 05eec52f7a3a 0a2c2db7a160 0b4a20b156b5 0c58a82d7737 19294ccb11da 215f97d395a4 21dec98798aa 21e2a4f237ed 2aae02420ff0 2f8cb1152924 3129f5be8622 3b0833fd0291 5d1dd76ba7ca 63b0069132e9 67a055bee9b8 6de5dabd9ac4 8636443b1ab3 8f0a963b7d88 9b621d346974 ac0a984a6212 bda8e2d1793e c2f8b8fbc90d c3b70f101fb3 c728ae16c704 db105123c0c5',
};
