/// How likely each hypothesis is, from 0 to below `count`.
///
/// It holds log-weights to base 2, not normalised: log₂ of the prior plus the log-likelihood of
/// every reading since. One hypothesis may be `unmodelled`, the residual: its probability never
/// falls below a floor. Where the readings contradict all the others it takes over, so that a
/// likelihood never dies; without it, a reading that contradicts everything is refused. Nothing
/// here is ever not-a-number.
package struct Belief: Hashable, Sendable {
    /// log₂ of the weight of each hypothesis; −infinity for what can't be.
    package private(set) var logWeights: [Double]
    /// The probability of each hypothesis; together they come to 1 within rounding.
    package private(set) var probabilities: [Double]
    /// The hypothesis that stands for everything that isn't in the table, or nil.
    package let unmodelled: Int32?
    /// The least probability of `unmodelled`, from 0 to below 1.
    package let floor: Double
    /// The largest log-weight, but for what the floor lifted.
    private var largest = 0.0
    /// log₂ of the sum of the weights, less `largest`.
    private var logSum = 0.0

    /// A belief from weights that needn't come to 1, and of which one at least is above 0.
    package init(priors: [Double], unmodelled: Int32? = nil, floor: Double = 1e-4) {
        precondition(floor >= 0 && floor < 1, "the floor lies from 0 to below 1")
        for prior in priors {
            precondition(prior >= 0 && prior < .infinity, "a prior is finite and not negative")
        }
        if let unmodelled {
            precondition(priors.indices.contains(Int(unmodelled)), "unmodelled needs a prior")
        }
        logWeights = priors.map { $0 > 0 ? Logarithm.log2($0) : -.infinity }
        probabilities = []
        self.unmodelled = unmodelled
        self.floor = unmodelled == nil ? 0 : floor
        if let unmodelled, logWeights[Int(unmodelled)] == -.infinity {
            precondition(floor > 0, "an unmodelled hypothesis needs a prior or a floor")
            let others = priors.reduce(0, +)
            logWeights[Int(unmodelled)] = others > 0 ? Logarithm.log2(others * floor) : 0
        }
        let isPossible = normalise()
        precondition(isPossible, "a belief needs a prior above 0")
    }

    /// The number of hypotheses.
    package var count: Int { logWeights.count }

    /// Takes in a log-likelihood, to base 2, for every hypothesis.
    ///
    /// −infinity refutes a hypothesis for good; that of `unmodelled` must be finite. False, with
    /// nothing changed, where no hypothesis would be left.
    @discardableResult
    package mutating func update(logLikelihoods: [Double]) -> Bool {
        precondition(logLikelihoods.count == count, "an update needs a likelihood for each")
        let before = logWeights
        for index in logLikelihoods.indices {
            precondition(logLikelihoods[index] < .infinity, "a likelihood is a finite number")
            logWeights[index] += logLikelihoods[index]
        }
        return settle(orReturnTo: before)
    }

    /// Takes in that a probe was read, and in which bin, through its confusion and slip.
    ///
    /// `unmodelledLikelihood`, above 0, is the chance that `unmodelled` shows this; without it
    /// every bin is as likely. False, with nothing changed, where no hypothesis would be left.
    @discardableResult
    package mutating func observe(
        _ probe: Int32, bin: OutcomeBin, in table: OutcomeTable, unmodelledLikelihood: Double? = nil
    ) -> Bool {
        precondition(count == table.hypothesisCount, "the belief and the table must agree")
        let column = table.columns[Int(probe)]
        let chances = column.model.likelihoods(ofReading: bin).map { Logarithm.log2($0) }
        let before = logWeights
        var hypothesis = 0
        for index in column.hypotheses.indices {
            let unusual = Int(column.hypotheses[index])
            while hypothesis < unusual {
                logWeights[hypothesis] += chances[0]
                hypothesis += 1
            }
            logWeights[unusual] += chances[Int(column.bins[index])]
            hypothesis += 1
        }
        while hypothesis < count {
            logWeights[hypothesis] += chances[0]
            hypothesis += 1
        }
        if let unmodelled {
            let chance = unmodelledLikelihood ?? 1 / Double(column.model.binCount)
            precondition(chance > 0 && chance <= 1, "unmodelled needs a likelihood up to 1")
            logWeights[Int(unmodelled)] = before[Int(unmodelled)] + Logarithm.log2(chance)
        }
        return settle(orReturnTo: before)
    }

    /// Adds hypotheses, whose ids follow those so far.
    ///
    /// Each comes with log₂ of its prior, on the scale of the first priors, plus the log-likelihood
    /// of all that was observed until now.
    package mutating func append(logWeights added: [Double]) {
        for weight in added { precondition(weight < .infinity, "a weight is a finite number") }
        logWeights += added
        normalise()
    }

    /// The uncertainty in bits: 0 when one hypothesis is certain.
    package var entropy: Double {
        var mean = 0.0
        for index in probabilities.indices where probabilities[index] > 0 {
            mean += probabilities[index] * (logWeights[index] - largest)
        }
        return max(0, logSum - mean)
    }

    /// The probability that one of some hypotheses, each named once, is true.
    package func mass(of hypotheses: some Sequence<Int32>) -> Double {
        var mass = 0.0
        for hypothesis in hypotheses { mass += probabilities[Int(hypothesis)] }
        return mass
    }

    /// The likeliest hypothesis, `unmodelled` among them; of equals the one with the lowest id.
    package var best: Int32 {
        var best = 0
        for index in logWeights.indices where logWeights[index] > logWeights[best] { best = index }
        return Int32(best)
    }

    private mutating func settle(orReturnTo before: [Double]) -> Bool {
        if normalise() { return true }
        logWeights = before
        return false
    }

    /// Computes the probabilities from the log-weights; false, with nothing changed, where all
    /// weights are 0.
    @discardableResult
    private mutating func normalise() -> Bool {
        var largest = -Double.infinity
        for weight in logWeights {
            precondition(!weight.isNaN, "a likelihood is a number")
            if weight > largest { largest = weight }
        }
        if largest == -.infinity { return false }
        var weights = [Double](repeating: 0, count: count)
        var sum = 0.0
        for index in weights.indices where logWeights[index] > -.infinity {
            weights[index] = Logarithm.exp2(logWeights[index] - largest)
            sum += weights[index]
        }
        if let unmodelled, weights[Int(unmodelled)] < floor * sum {
            sum -= weights[Int(unmodelled)]
            let lifted = floor / (1 - floor) * sum
            logWeights[Int(unmodelled)] = largest + Logarithm.log2(lifted)
            weights[Int(unmodelled)] = lifted
            sum += lifted
        }
        self.largest = largest
        logSum = Logarithm.log2(sum)
        let share = 1 / sum
        for index in weights.indices { weights[index] *= share }
        probabilities = weights
        return true
    }
}
