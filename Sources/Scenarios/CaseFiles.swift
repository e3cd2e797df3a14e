package import FaultReasoning
import Plant

extension ScenarioInstance {
    /// What is known of this case before the first command, by whoever reasons about it: all but
    /// what is really the matter.
    package func caseFile(prices: PriceList) -> CaseFile {
        CaseFile(
            scene: scene, called: scenario.called,
            complaints: scenario.claims.map { claim in
                Complaint(
                    check: claim.check,
                    noticed: claim.noticed.compactMap { value in
                        value.value.word.map { (name: value.name, word: $0) }
                    })
            },
            happenings: scenario.occurrences.map {
                Happening(text: $0.text, place: plant.layout.place(named: $0.place))
            }, prices: prices)
    }
}
