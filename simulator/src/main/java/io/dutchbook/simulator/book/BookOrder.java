package io.dutchbook.simulator.book;

/** An order that can rest in a book. */
public interface BookOrder {
  /** Its side. */
  Side side();

  /** Its limit, in ten-thousandths of a dollar. */
  int price();

  /** What is still to be traded, in the book's unit; zero when it is done. */
  long remaining();
}
