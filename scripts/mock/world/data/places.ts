/** A suburb or town with its state and postcode. */
export interface Place {
  readonly city: string;
  readonly region: string;
  readonly postcode: string;
}

/** Places of many sizes; states come in about as often as people live in them. */
export const places: readonly Place[] = [
  ...within(
    'NSW',
    `Sydney 2000, Surry Hills 2010, Bondi 2026, Manly 2095, Chatswood 2067, Parramatta 2150, Blacktown 2148,
    Hornsby 2077, Cronulla 2230, Campbelltown 2560, Liverpool 2170, Newcastle 2300, Charlestown 2290, Gosford 2250,
    Wollongong 2500, Bathurst 2795, Orange 2800, Dubbo 2830, Wagga Wagga 2650, Albury 2640, Tamworth 2340,
    Port Macquarie 2444, Coffs Harbour 2450, Byron Bay 2481`,
  ),
  ...within(
    'VIC',
    `Melbourne 3000, Fitzroy 3065, Brunswick 3056, St Kilda 3182, Richmond 3121, Footscray 3011,
    Box Hill 3128, Glen Waverley 3150, Dandenong 3175, Frankston 3199, Preston 3072, Werribee 3030, Sunbury 3429,
    Geelong 3220, Ballarat Central 3350, Bendigo 3550, Shepparton 3630, Warrnambool 3280, Mildura 3500`,
  ),
  ...within(
    'QLD',
    `Brisbane City 4000, Fortitude Valley 4006, Toowong 4066, Chermside 4032, Ipswich 4305, Logan Central 4114,
    Southport 4215, Surfers Paradise 4217, Robina 4226, Noosa Heads 4567, Maroochydore 4558, Toowoomba City 4350,
    Bundaberg Central 4670, Mackay 4740, Townsville City 4810, Cairns City 4870`,
  ),
  ...within(
    'WA',
    `Perth 6000, Fremantle 6160, Subiaco 6008, Joondalup 6027, Rockingham 6168, Mandurah 6210, Bunbury 6230,
    Albany 6330, Broome 6725`,
  ),
  ...within('SA', 'Adelaide 5000, Norwood 5067, Glenelg 5045, Salisbury 5108, Mount Barker 5251, Mount Gambier 5290'),
  ...within('TAS', 'Hobart 7000, Launceston 7250'),
  ...within('ACT', 'Canberra 2601, Belconnen 2617'),
  ...within('NT', 'Darwin City 0800'),
];

function within(region: string, towns: string): Place[] {
  return towns.split(/,\s+/).map((town) => ({ city: town.slice(0, -5), region, postcode: town.slice(-4) }));
}
