package io.backwise.routine.plan;

/** What is to be told of a plan once its place in the patient's order of plan events is known. */
interface PlanNews {
    PlanEvent of(Plan plan, long sequence);
}
