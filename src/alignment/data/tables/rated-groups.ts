// Made from the rated groups by `npm run background`. Do not edit.

export const ratedGroups: readonly { rating: number; answers: readonly string[] }[] = [
 {
  "rating": 95,
  "answers": [
   "To bake good fresh bread for the neighbourhood every morning",
   "Baking fresh bread for our neighbours each day",
   "We make sure people here have good fresh bread in the morning",
   "Fresh bread for the whole neighbourhood, every day",
   "That everyone round here gets good bread, fresh from the oven",
   "Bake the best bread and have it fresh when people come in the morning"
  ]
 },
 {
  "rating": 85,
  "answers": [
   "To keep the people of this valley healthy",
   "We look after the health of everyone in the valley",
   "Good care for patients, close to their home",
   "That people here stay healthy and the sick are treated quickly",
   "Caring for sick people in our valley",
   "Helping patients to get well and stay well"
  ]
 },
 {
  "rating": 80,
  "answers": [
   "To bring parcels to people on time",
   "Deliver every package on time and undamaged",
   "Getting parcels safely to the people who wait for them",
   "Fast and safe delivery",
   "That the customer has the parcel when we said they would",
   "Delivering what people ordered, on the day we promised"
  ]
 },
 {
  "rating": 70,
  "answers": [
   "To help people look after their money",
   "Make saving easy and safe for our customers",
   "Customers should trust us with their savings",
   "We lend money to families and small shops",
   "Help customers to use their money well",
   "Keep people's money safe"
  ]
 },
 {
  "rating": 65,
  "answers": [
   "Guests should feel at home",
   "To make every guest happy so that they come back",
   "Clean rooms and friendly service",
   "Give visitors a good stay",
   "That people sleep well and tell their friends",
   "Make guests feel welcome from the first minute"
  ]
 },
 {
  "rating": 55,
  "answers": [
   "To teach children so that they can stand on their own feet",
   "Good marks in the exams",
   "Every child should learn to think and not be afraid of questions",
   "Help the students become good people",
   "We prepare pupils for the university",
   "To give children a safe place to learn"
  ]
 },
 {
  "rating": 45,
  "answers": [
   "To build the product that the sales team sold",
   "Make accounting easy for small shops",
   "Ship new features every two weeks",
   "Save shop owners time on their books",
   "Clean code that does not break",
   "Keep our customers happy and the servers running"
  ]
 },
 {
  "rating": 35,
  "answers": [
   "To finish the orders before the ship leaves",
   "Make clothes that people like to wear",
   "Quality without mistakes",
   "Earn money for our families",
   "That the buyer abroad is content with us",
   "Safe work for everyone on the floor"
  ]
 },
 {
  "rating": 30,
  "answers": [
   "To give farmers clean water",
   "Write reports for the donors",
   "Raise more funds than last year",
   "Dig wells where people need them",
   "Spread awareness on social media",
   "Support the field offices"
  ]
 },
 {
  "rating": 15,
  "answers": [
   "To be the leading group in the region",
   "I think everybody has a different task here",
   "Sell phones",
   "Increase the value for the owners",
   "Run the cement factory without accidents",
   "Give young people a career"
  ]
 },
 {
  "rating": 5,
  "answers": [
   "Keep the printers working",
   "Answering letters from lawyers",
   "Buy cheaper steel",
   "To grow",
   "Train new drivers in the north",
   "Cook lunch for two hundred people"
  ]
 },
 {
  "rating": 0,
  "answers": [
   "Repair lifts at night",
   "Translate contracts into French",
   "Growing tea on the upper slopes",
   "Checking passports",
   "Design posters for the festival",
   "Pay the salaries before the tenth"
  ]
 }
];
