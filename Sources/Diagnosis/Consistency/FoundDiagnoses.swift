/// The diagnoses found so far, and whether a candidate holds one of them.
struct FoundDiagnoses {
    private(set) var diagnoses: [MinimalDiagnosis] = []
    private var diagnosesOf: [[Int32]]
    private var hits: [Int32] = []
    private var hasNothing = false

    init(universe: Int) {
        diagnosesOf = [[Int32]](repeating: [], count: universe)
    }

    mutating func add(_ diagnosis: MinimalDiagnosis) {
        for component in diagnosis.components {
            diagnosesOf[component].append(Int32(diagnoses.count))
        }
        if diagnosis.components.isEmpty { hasNothing = true }
        diagnoses.append(diagnosis)
        hits.append(0)
    }

    /// Whether the components hold a whole diagnosis.
    mutating func isCovered(_ components: [Int]) -> Bool {
        var isCovered = hasNothing
        for component in components {
            for index in diagnosesOf[component] {
                hits[Int(index)] += 1
                let size = diagnoses[Int(index)].components.count
                if Int(hits[Int(index)]) == size { isCovered = true }
            }
        }
        for component in components {
            for index in diagnosesOf[component] { hits[Int(index)] = 0 }
        }
        return isCovered
    }
}
