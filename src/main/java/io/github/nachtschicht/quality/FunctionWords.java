package io.github.nachtschicht.quality;

import java.util.Set;

/** Words of the closed classes, which a translation freely adds and drops. All in lower case. */
final class FunctionWords {

  private static final Set<String> GERMAN =
      Set.of(
          """
          aber alle allem allen aller alles als also am an ander andere anderem anderen anderer anderes auch auf aus bei beim
          bis bin bist da dabei dadurch dafür dagegen daher dahin damit danach dann daran darauf daraus darf darin darüber
          darum das dass daß dazu dein deine deinem deinen deiner dem den denen denn der deren des deshalb dessen dich die
          dies diese diesem diesen dieser dieses dir doch dort du durch dürfen eben ein eine einem einen einer eines einige
          einigen einiger er es etwa etwas euch euer eure für gar gegen gegenüber gewesen gibt habe haben habt hat hatte
          hatten hätte hätten hier hin ich ihm ihn ihnen ihr ihre ihrem ihren ihrer ihres im in indem ins ist ja je jede
          jedem jeden jeder jedes jedoch jene jenem jenen jener jenes kann kein keine keinem keinen keiner können könnte
          könnten lässt man mehr mein meine meinem meinen meiner mich mir mit muss müssen musste nach nachdem nicht nichts
          noch nun nur ob obwohl oder ohne schon sehr sei seien sein seine seinem seinen seiner seines seit sich sie sind so
          sogar solch solche solchen solcher sollen sollte sollten soll sondern sowie sowohl statt über um und uns unser
          unsere unserem unseren unserer unter viel viele vielen vom von vor während war waren warum was weil welche welchem
          welchen welcher welches wenn wer werde werden wie wieder will wir wird wo wobei wohl wollen wollte worden wurde
          wurden würde würden zu zum zur zwar zwischen
          """
              .trim()
              .split("\\s+"));

  private static final Set<String> ENGLISH =
      Set.of(
          """
          a about above after again against all also although am among an and another any anyone anything are as at away back
          be became because become been before being between both but by came can can't cannot come could couldn't did didn't
          do does doesn't doing don't done down during each either else etc even ever every everyone everything for from
          further get gets getting go going got had has hasn't have haven't having he he's her here hers herself him himself
          his how however i i'm if in instead into is isn't it it's its itself just let like made make makes making many may
          me might more most much must my myself no nor not nothing now of off on once one one's only onto or other others
          our ours out over own per quite rather really same she she's should so some someone something still such than that
          that's the their theirs them themselves then there there's therefore these they they're this those though through
          thus to too towards under until up upon us very via was wasn't we we're well were weren't what when where whereas
          whether which while who whom whose why will with within without won't would wouldn't yet you you're your yours
          yourself
          """
              .trim()
              .split("\\s+"));

  private FunctionWords() {}

  static boolean isGerman(String lower) {
    return GERMAN.contains(lower);
  }

  static boolean isEnglish(String lower) {
    return ENGLISH.contains(lower);
  }
}
