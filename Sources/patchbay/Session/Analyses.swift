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

    /// The analysis of a session; nil where this version reads its content otherwise than the one
    /// that recorded it, or not at all.
    func analysis(of file: JournalFile, _ steps: [RecordedStep]) throws -> SessionAnalysis? {
        if let kept = try kept(file.session) { return kept }
        guard let header = try? file.journal.decodedHeader(),
            header.engineRevision == Exercise.engineRevision,
            let instance = try? StoredContent(store: store, carried: file.contents)
                .instance(of: file.journal)
        else { return nil }
        let analysis = Analyses.analyse(instance, steps)
        try keep(analysis, file.session)
        return analysis
    }

    /// Works an analysis out, with an expert's path from the same start.
    static func analyse(_ instance: ScenarioInstance, _ steps: [RecordedStep]) -> SessionAnalysis {
        let predictions = FacilityPredictions(
            plant: instance.plant, scene: instance.scene, clock: instance.scenario.called)
        let expert = Solver(policy: .expert).play(instance, predictions).path
        let prices = Exercise(instance).priceList
        return SessionExplainer(instance, predictions, prices: prices)
            .analyse(steps, expert: expert)
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
