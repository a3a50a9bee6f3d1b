package duty

import "github.com/antitrafficking/palermo/jurisdiction/rule"

// The limbs of the European Convention on Human Rights on which rules rest, each as the decisions
// named read it: the earliest, which dates it, and those that say most of trafficking. All but that
// on detention are duties of means.
var (
	// toProtect is to take a person out of danger.
	toProtect = rule.Limb("echr", "4", "assistance").By("echr-rantsev", "echr-vcl", "echr-ic-md")
	// toHelp is the same limb as far as it asks for help to recover.
	toHelp = rule.Limb("echr", "4", "assistance").By("echr-chowdury")
	// toIdentify is to have who may be a victim assessed soon, by who is trained for it.
	toIdentify = rule.Limb("echr", "4", "identification").By("echr-le-gr", "echr-vcl",
		"echr-chowdury")
	// toInvestigate is to open an investigation of the State's own motion.
	toInvestigate = rule.Limb("echr", "4", "ex_officio").By("echr-rantsev", "echr-sm-hr",
		"echr-zoletic")
	// toMoveOn is to keep an investigation and a trial moving.
	toMoveOn = rule.Limb("echr", "4", "court_protection").By("echr-le-gr", "echr-tv-es",
		"echr-bb-sk")
	// toFollow is to follow obvious lines of inquiry.
	toFollow = rule.Limb("echr", "4", "evidence_recording").By("echr-sm-hr", "echr-tv-es",
		"echr-bb-sk")
	// toGiveReasons is to end a case with reasons that look at the signs of trafficking.
	toGiveReasons = rule.Limb("echr", "4", "information").By("echr-sm-hr", "echr-tv-es")
	// toFitTheFacts is to look at trafficking where the facts show it.
	toFitTheFacts = rule.Limb("echr", "4", "aggravating").By("echr-sm-hr", "echr-bb-sk")
	// toAskAbroad is to ask other States for what is needed, and to answer them.
	toAskAbroad = rule.Limb("echr", "4", "mla").By("echr-rantsev", "echr-fm-ru")
	// notToPunish is to assess before a charge, and to give clear reasons to depart from it.
	notToPunish = rule.Limb("echr", "4", "non_punishment").By("echr-vcl")
	// notToConvict is to let no conviction stand on a file in which nobody considered trafficking.
	notToConvict = rule.Limb("echr", "6(1)", "non_punishment").By("echr-vcl")
	// toLetClaim is to let a victim claim lost earnings whatever the work was.
	toLetClaim = rule.Limb("echr", "4", "compensation").By("echr-krachunova", "echr-chowdury")
	// toSpare is to spare a victim needless questioning and confrontation; toSpareChild is the same
	// for a child, of whom it was said of earlier facts.
	toSpare      = rule.Limb("echr", "3", "interview").By("echr-b-ru", "echr-x-gr")
	toSpareChild = rule.Limb("echr", "3", "child_interview").By("echr-nc-tr", "echr-b-ru")
	// toFinish is to judge an offence against a child before it lapses.
	toFinish = rule.Limb("echr", "3", "limitation").By("echr-nc-tr")
	// toPresume is what the respect for private life asks of an assessment of age.
	toPresume = rule.Limb("echr", "8", "age_assessment").By("echr-darboe", "echr-ac-fr",
		"echr-fb-be")
	// toAssess is the same as far as it asks for an assessment without delay.
	toAssess = rule.Limb("echr", "8", "age_assessment").By("echr-tk-gr")
	// toAppoint is to give a child who is alone somebody who acts for it.
	toAppoint = rule.Limb("echr", "8", "guardian").By("echr-darboe", "echr-ha-gr")
	// toHouse is not to leave a child who is alone on the street, nor where it fits adults only;
	// toStandBy is the same article as far as it asks for somebody who acts for that child.
	toHouse   = rule.Limb("echr", "3", "placement").By("echr-rahimi", "echr-ma-it", "echr-or-gr")
	toStandBy = rule.Limb("echr", "3", "guardian").By("echr-rahimi", "echr-or-gr")
	// notToExpose is not to remove anybody to a real risk of ill-treatment. No decision is named:
	// the article was so read long before any case on trafficking.
	notToExpose = rule.Limb("echr", "3", "return_risk_assessment")
	// notToDetain allows detention only in the cases that the article lists, by law.
	notToDetain = rule.Limb("echr", "5(1)", "detention").By("echr-rantsev", "echr-ha-gr",
		"echr-darboe")
)

// supporting is a basis that is a reason for a rule which asks for more.
func supporting(b rule.Basis) rule.Basis {
	b.Supports = true
	return b
}
