import Exercises
import FaultReasoning
import Foundation
import Records
import Scenarios
import SimulationKernel
import Solving

/// What the reasoning makes of recorded sessions: worked out when it is first asked for, and kept
/// with closed sessions of the records.
struct Analyses {
    let store: any RecordStore
    /// What sessions on the same content have in common.
    var cases = AnalysedCases()

    /// The analysis of a session; nil where this version reads its content otherwise than the one
    /// that recorded it, or not at all.
    func analysis(of file: JournalFile, _ steps: [RecordedStep]) throws -> SessionAnalysis? {
        if let kept = try kept(file.session) { return kept }
        guard let header = try? file.journal.decodedHeader(),
            header.engineRevision == Exercise.engineRevision,
            let known = try? cases.analysedCase(
                header,
                {
                    try StoredContent(store: store, carried: file.contents)
                        .instance(of: file.journal)
                })
        else { return nil }
        let analysis = known.analyse(steps)
        try keep(analysis, file.session)
        return analysis
    }

    private func kept(_ session: String) throws -> SessionAnalysis? {
        let record = try storeStep { () throws(RecordsError) in
            try store.analysis(of: session, revision: SessionAnalysis.currentRevision)
        }
        return record.flatMap { try? SessionAnalysis(canonicalBytes: $0.bytes) }
    }

    /// Keeps an analysis with a closed session of the records; any other isn't kept.
    private func keep(_ analysis: SessionAnalysis, _ session: String) throws {
        let known = try storeStep { () throws(RecordsError) in try store.session(session) }
        guard let known, known.status == .closed else { return }
        _ = try storeStep { () throws(RecordsError) in
            try store.keepAnalysis(
                SessionAnalysisRecord(
                    session: session, revision: SessionAnalysis.currentRevision,
                    bytes: analysis.canonicalBytes,
                    atSeconds: Int64(Date().timeIntervalSince1970)))
        }
    }
}

/// Cases that sessions were analysed on, each worked out once.
final class AnalysedCases {
    private var known: [(contents: [ContentReference], seed: UInt64, value: AnalysedCase)] = []

    /// The case of a session's header; made from its instance where it isn't known.
    func analysedCase(
        _ header: JournalHeader, _ instance: () throws -> ScenarioInstance
    ) throws -> AnalysedCase {
        if let found = known.first(where: {
            $0.contents == header.contents && $0.seed == header.seed
        }) {
            return found.value
        }
        let made = AnalysedCase(try instance())
        known.append((header.contents, header.seed, made))
        return made
    }
}

/// An instance with what its analyses need: predictions, and an expert's path from its start.
struct AnalysedCase {
    private let explainer: SessionExplainer
    private let expert: ExpertPath

    init(_ instance: ScenarioInstance) {
        let predictions = FacilityPredictions(
            plant: instance.plant, scene: instance.scene, clock: instance.scenario.called)
        expert = Solver(policy: .expert).play(instance, predictions).path
        explainer = SessionExplainer(
            instance, predictions, prices: Exercise(instance).priceList)
    }

    func analyse(_ steps: [RecordedStep]) -> SessionAnalysis {
        explainer.analyse(steps, expert: expert)
    }
}
