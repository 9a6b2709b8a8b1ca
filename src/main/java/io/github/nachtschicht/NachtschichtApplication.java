package io.github.nachtschicht;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Entry point of the command line program. */
@SpringBootApplication
public class NachtschichtApplication {

  public static void main(String[] args) {
    System.exit(SpringApplication.exit(SpringApplication.run(NachtschichtApplication.class, args)));
  }
}
