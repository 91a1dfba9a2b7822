/** Employers nobody has heard of: each is one of these … */
export const companyNames: readonly string[] = `Harbour, Bluegum, Southern Cross, Ironbark, Coolabah, Silver Wattle,
  Kestrel, Redback, Saltwater, Tableland, Wandoo, Limestone Coast, Riverbend, Northern Light, Pelican, Driftwood, Boronia,
  Currawong, Great Divide, Highland, Lorikeet, Mulga, Outback, Pinnacle, Quokka, Sandstone, Tidal, Waratah, Yarra Bend,
  Zephyr`.split(/,\s+/);

/** … followed by what it does. */
export const companyTrades: readonly string[] =
  `Insurance, Logistics, Engineering, Health, Foods, Travel, Energy, Legal,
  Property, Media, Dental, Motors, Accounting, Plumbing, Software, Wines, Education, Care, Timber, Recruitment,
  Hardware, Finance, Pharmacy, Physiotherapy`.split(/,\s+/);

export const jobTitles: readonly string[] = `Accountant, Account Manager, Administrator, Architect, Bookkeeper,
  Branch Manager, Business Analyst, Buyer, Carpenter, Chef, Chief Financial Officer, Civil Engineer, Claims Officer,
  Communications Adviser, Customer Service Officer, Data Analyst, Dental Hygienist, Director, Electrician,
  Electrical Engineer, Executive Assistant, Facilities Manager, Field Technician, General Manager, Graphic Designer,
  Human Resources Manager, Lawyer, Logistics Coordinator, Marketing Manager, Nurse, Occupational Therapist,
  Office Manager, Operations Manager, Paralegal, Payroll Officer, Pharmacist, Physiotherapist, Plumber, Product Manager,
  Project Manager, Real Estate Agent, Receptionist, Retail Manager, Sales Representative, Site Supervisor,
  Software Engineer, Teacher, Team Leader, Truck Driver, Warehouse Manager`.split(/,\s+/);
