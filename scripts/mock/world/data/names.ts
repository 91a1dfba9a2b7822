/** Names that go together. */
export interface NameGroup {
  /** How many of a hundred people. */
  readonly share: number;
  readonly female: readonly string[];
  readonly male: readonly string[];
  readonly last: readonly string[];
}

/** Where the names of people in Australia come from, roughly in the proportion of the last censuses. */
export const nameGroups: readonly NameGroup[] = [
  {
    share: 44,
    female:
      list(`Charlotte Amelia Olivia Isla Grace Chloe Emily Ruby Matilda Sienna Georgia Hannah Lucy Zoë Imogen Holly
      Jessica Rebecca Sarah Nicole Karen Judith Megan Heather Phoebe Alice Eleanor Harriet Penelope Tamara`),
    male: list(`Oliver William Jack Noah Thomas Henry James Lachlan Cooper Angus Hamish Ethan Riley Joshua Samuel Daniel
      Matthew Andrew Peter Graham Stuart Bruce Gavin Rhys Callum Hugh Edward Benjamin Nathan Fraser`),
    last: list(`Smith Jones Williams Brown Wilson Taylor Johnson White Martin Anderson Thompson Walker Harris Robinson
      Kelly King Campbell Mitchell Edwards Stewart Clarke Morgan Hughes Bennett Fletcher Hamilton Lloyd-Jones Marsh
      Pearce Whitaker Douglas Sinclair Barker Holloway Ashworth Fenwick Tregenza Lockyer`),
  },
  {
    share: 9,
    female: list('Aoife Ciara Niamh Siobhán Orla Róisín Maeve Bridget Ann Fiona Deirdre Clodagh'),
    male: list('Liam Declan Cormac Sean Patrick Brendan Eoin Conor Fergus Kieran Tom Padraig'),
    last: list(`Byrne Walsh O'Brien O'Connor Murphy Ryan Gallagher McCarthy Doyle Kavanagh Fitzgerald Nolan Quinn
      McNamara O'Sullivan Brennan`),
  },
  {
    share: 10,
    female: list('Mei Xiaoling Jing Yan Wei-Ling Hui Lihua Fang Qian Jia Xinyi Pei'),
    male: list('Wei Jun Hao Ming Jian Chen Zhiyuan Bo Tao Kai Lei Yong'),
    last: list('Chen Wang Li Zhang Liu Huang Zhao Wu Zhou Lin Tan Cheung Leung Xu Guo Ng'),
  },
  {
    share: 10,
    female: list('Priya Ananya Kavya Meera Divya Sunita Harpreet Simran Nisha Lakshmi Pooja Aditi Shreya Tharushi'),
    male: list('Arjun Rohan Vikram Sanjay Harjit Gurpreet Aditya Rahul Nikhil Suresh Dinesh Karthik Imran Nuwan'),
    last: list(`Patel Singh Sharma Kumar Kaur Nair Reddy Gupta Iyer Desai Perera Fernando Jayawardena Chowdhury Menon
      Dhillon`),
  },
  {
    share: 6,
    female: list('Linh Thi Mai Huong Trang Ngoc Thuy Anh Lan Phuong'),
    male: list('Minh Duc Tuan Quang Hieu Khanh Long Nam Binh Thanh'),
    last: list('Nguyen Tran Le Pham Hoang Vu Dang Bui Do Ngo Duong Huynh'),
  },
  {
    share: 6,
    female: list('Giulia Francesca Chiara Sofia Rosa Lucia Elena Eleni Despina Katerina Maria Angela'),
    male: list('Marco Luca Antonio Giuseppe Matteo Paolo Nikos Kostas Dimitri George Stavros Alessio'),
    last: list(`Rossi Russo Ferrari Romano Marino Conti D'Angelo Costa Papadopoulos Georgiou Nikolaidis Pappas Vella
      Karras Deluca Barbaro`),
  },
  {
    share: 5,
    female: list('Fatima Layla Zeinab Amira Yasmin Noor Mariam Shirin Rania Hala'),
    male: list('Ahmed Omar Ali Hassan Yusuf Bilal Karim Samir Elias Reza'),
    last: list('Haddad Khoury Nasser Mansour Hussein Rahman Ahmadi Karimi Yılmaz Demir Saleh Aziz'),
  },
  {
    share: 4,
    female: list('Maricel Jasmine Angelica Rowena Liezel Cristina Divina Grace Analyn Joy'),
    male: list('Jose Mark Rodel Emmanuel Paolo Jerome Ramon Christian Noel Arnel'),
    last: list('Santos Reyes Cruz Bautista Garcia Mendoza Ramos Aquino Villanueva Delacruz Castillo Navarro'),
  },
  {
    share: 4,
    female: list('Anna Katarzyna Ivana Milica Svetlana Ingrid Astrid Heike Jana Zsófia'),
    male: list('Jan Piotr Goran Milan Dragan Lars Jürgen Stefan Mikkel Tomáš'),
    last: list('Kowalski Nowak Horvat Petrović Jovanović Müller Schneider Jensen Novák Nagy Vandijk Lindqvist'),
  },
  {
    share: 2,
    female: list('Mele Sina Losa Aroha Marama Talia Kiri Ofa'),
    male: list('Tevita Sione Tama Wiremu Filipe Semisi Manaia Rawiri'),
    last: list('Taufa Fifita Tupou Leota Ngata Parata Tamihana Faleolo'),
  },
];

function list(names: string): readonly string[] {
  return names.split(/\s+/);
}
